// Words for types and statuses in the further languages: de fr es pt it nl da no sv fi pl cs sk hu ro ru uk bg el tr ar he hi th vi id ms fa.
import type { TransactionStatus, TransactionType } from '@/lib/model/transaction';

export const moreTypeWords: Partial<Record<TransactionType, string>> = {
  sale:
    'خرید|فروش|پرداخت|پرداخت قبض|خرید کالا|' +
    'بيع|مبيعات|شراء|acquisto|vendita|pagamento|umsatz|verkauf|zahlung|kauf|kartenzahlung|vente|achat|paiement|paiement reçu|' +
    'encaissement|venta|compra|pago|cobro|venda|pagamento aprovado|crédito|débito|crédito à vista|' +
    'crédito parcelado|salg|køb|betaling|kjøp|försäljning|köp|betalning|verkoop|aankoop|betaling ontvangen|' +
    'myynti|maksu|osto|sprzedaż|płatność|zakup|prodej|platba|nákup|predaj|eladás|fizetés|vásárlás|plată|' +
    'vânzare|cumpărare|продажа|оплата|платеж|платёж|покупка|продаж|оплата карткою|πώληση|πληρωμή|αγορά|satış|' +
    'ödeme|продажба|плащане|مبيعات|دفع|شراء|عملية شراء|מכירה|תשלום|बिक्री|भुगतान|ขาย|ชำระเงิน|การชำระเงิน|' +
    'thanh toán|mua hàng|pembayaran|penjualan|bayaran|jualan',
  void:
    'ابطال|لغو|ابطال خرید|لغو خرید|' +
    'annullamento|annullo|annulation|annulé|anulación|anulacion|cancelación|cancelamento|storniert|' +
    'stornierung|annullering|annuleret|annullert|annullerad|annulering|annulatie|peruutus|mitätöinti|' +
    'anulowanie|zrušení|zrušenie|érvénytelenítés|anulare|аннулирование|отмена|скасування|ακύρωση|iptal|' +
    'анулиране|إلغاء|ביטול|रद्द|ยกเลิก|hủy|huỷ|batal|pembatalan',
  refund:
    'برگشت وجه|بازپرداخت|استرداد وجه|بازگشت وجه|عودت وجه|مرجوعی|' +
    'rimborso|reso|storno|gutschrift|rückerstattung|rückzahlung|erstattung|remboursement|devolución|' +
    'devolucion|reembolso|estorno|devolução|refundering|tilbagebetaling|tilbakebetaling|återbetalning|' +
    'terugbetaling|retour|hyvitys|palautus|zwrot|vrácení|vrátenie|refundace|visszatérítés|rambursare|' +
    'returnare|возврат|повернення|επιστροφή|επιστροφή χρημάτων|iade|възстановяване|استرداد|استرجاع|החזר|זיכוי|' +
    'धनवापसी|रिफंड|คืนเงิน|hoàn tiền|hoàn trả|pengembalian dana|pengembalian|bayaran balik',
  preauth:
    'پیش مجوز|' +
    'preautorizzazione|autorizzazione|vorautorisierung|autorisierung|reservierung|préautorisation|' +
    'pré autorisation|autorisation|preautorización|autorización|pré autorização|pré-autorização|reservering|' +
    'reservasjon|forhåndsgodkendelse|forhåndsgodkjenning|förauktorisering|ennakkovaraus|ennakkovaltuutus|ennakkovarmennus|katevaraus|preautoryzacja|' +
    'předautorizace|előengedélyezés|preautorizare|преавторизация|προέγκριση|ön provizyon|provizyon|تفويض مسبق|' +
    'ตรวจสอบวงเงิน|praotorisasi',
  capture:
    'cattura|contabilizzazione|buchung|vereinnahmung|capture différée|confirmación|captura|' +
    'confirmação de pré autorização|prereserva confirmada|kapering|hævning',
  reversal:
    'برگشت|برگشت تراکنش|اصلاحیه|برگشت خرید|' +
    'inversione|stornobuchung|contrepassation|extourne|reversa|reverso|reversão|desfazimento|tilbageførsel|' +
    'tilbakeføring|återföring|tegenboeking|сторно|сторнирование|αντιλογισμός|عكس',
  chargeback:
    'contestazione|rückbelastung|rückbuchung|rücklastschrift|contestation|impayé|rétrofacturation|contracargo|' +
    'disputa|contestação|terugboeking|tilbakebelastning|tilbakeførsel til kortholder|reklamasjon|indsigelse|takaisinveloitus|maksukiista|reklamation|korttiriita|obciążenie zwrotne|чарджбэк|чарджбек|ters ibraz',
  payout:
    'تسویه|واریز|برداشت|' +
    'auszahlung|überweisung|bonifico|accredito|virement|retiro|liquidación|depósito|repasse|saque|recebível|' +
    'udbetaling|utbetaling|utbetalning|uitbetaling|tilitys|wypłata|výplata|kifizetés|выплата|вывод средств|' +
    'πληρωμή προς τράπεζα|ödeme transferi|سحب|ถอนเงิน|rút tiền|penarikan|pencairan',
  fee:
    'کارمزد|' +
    'commissione|tariffa|gebühr|gebühren|entgelt|frais|comisión|tarifa|taxa|gebyr|afgift|avgift|kosten|' +
    'palvelumaksu|prowizja|opłata|poplatek|díj|jutalék|comision|комиссия|комісія|προμήθεια|komisyon|رسوم|עמלה|' +
    'शुल्क|ค่าธรรมเนียม|phí|biaya',
  adjustment:
    'rettifica|anpassung|korrektur|ajustement|régularisation|ajuste|justering|aanpassing|oikaisu|korekta|' +
    'oprava|korrekció|ajustare|корректировка',
  transfer:
    'انتقال|کارت به کارت|انتقال وجه|' +
    'transferencia|transferência|trasferimento|übertrag|umbuchung|overførsel|overføring|överföring|' +
    'overboeking|przelew|převod|átutalás|перевод|переказ|havale|تحويل',
  other: 'conversion de devise|währungsumrechnung',
};

export const moreStatusWords: Partial<Record<TransactionStatus, string>> = {
  success:
    'موفق|موفقیت آمیز|انجام شده|انجام شد|تایید شده|تأیید شده|پرداخت شده|تسویه شده|با موفقیت انجام شد|' +
    'erfolgreich|bezahlt|abgeschlossen|genehmigt|gezahlt|beglichen|autorisiert|gebucht|réussi|réussie|payé|' +
    'payée|terminé|terminée|accepté|acceptée|approuvé|approuvée|autorisé|effectué|éxito|exitoso|exitosa|' +
    'con éxito|pagado|pagada|completado|completada|aprobado|aprobada|aceptada|aceptado|autorizada|autorizado|' +
    'acreditado|realizada|riuscito|riuscita|completato|completata|approvato|approvata|acquisto approvato|' +
    'storno approvato|accettato|accettata|pagato|pagata|autorizzato|autorizzata|eseguito|contabilizzato|' +
    'aprovada|aprovado|paga|pago|concluída|concluído|concluida|bem sucedida|capturada|geslaagd|betaald|' +
    'voltooid|goedgekeurd|succesvol|gennemført|betalt|godkendt|vellykket|fullført|godkjent|fuldført|genomförd|' +
    'betald|godkänd|slutförd|lyckades|onnistunut|maksettu|hyväksytty|suoritettu|valmis|zakończona|zakończone|' +
    'zrealizowana|opłacone|zapłacono|udana|zatwierdzona|sukces|úspěšná|úspěšné|zaplaceno|dokončeno|schváleno|' +
    'úspech|úspešná|sikeres|fizetve|teljesítve|jóváhagyva|reușită|reusita|plătit|finalizată|aprobată|успешно|' +
    'успешная|успех|оплачено|завершено|проведено|одобрено|выполнено|подтверждено|успішно|сплачено|успешна|' +
    'завършено|платено|επιτυχής|ολοκληρώθηκε|εγκρίθηκε|πληρώθηκε|επιτυχία|başarılı|tamamlandı|onaylandı|' +
    'ödendi|ناجح|ناجحة|مكتمل|مكتملة|مدفوع|تمت الموافقة|مقبول|הצליח|הושלם|שולם|אושר|सफल|पूर्ण|भुगतान किया गया|' +
    'สำเร็จ|ชำระแล้ว|ชำระเงินแล้ว|จ่ายแล้ว|อนุมัติ|thành công|hoàn tất|đã thanh toán|berhasil|sukses|selesai|lunas|dibayar|berjaya',
  pending:
    'در انتظار|در انتظار پرداخت|در حال پردازش|در حال انجام|در جریان|معلق|' +
    'ausstehend|in bearbeitung|offen|wartend|en attente|en cours|à payer|pendiente|en proceso|en curso|' +
    'in attesa|in corso|in sospeso|in elaborazione|pendente|em processamento|em andamento|aguardando|' +
    'aguardando pagamento|in behandeling|openstaand|in afwachting|afventer|under behandling|venter|väntar|' +
    'pågående|odottaa|kesken|käsittelyssä|oczekująca|oczekuje|w toku|w trakcie|nowa|čeká|čekající|probíhá|' +
    'nevyřízeno|čaká|függőben|folyamatban|în așteptare|in asteptare|în curs|в обработке|ожидание|ожидает|' +
    'ожидает оплаты|обрабатывается|в очікуванні|очікує|обробляється|изчакваща|εκκρεμεί|σε εκκρεμότητα|' +
    'σε εξέλιξη|beklemede|bekliyor|işleniyor|معلق|قيد الانتظار|قيد المعالجة|ממתין|בתהליך|लंबित|प्रक्रिया में|' +
    'รอดำเนินการ|รอชำระเงิน|กำลังดำเนินการ|đang xử lý|chờ xử lý|chờ thanh toán|tertunda|menunggu|diproses|' +
    'menunggu pembayaran|dalam proses',
  failed:
    'ناموفق|خطا|رد شده|رد شد|انجام نشد|نامعتبر|ناموفق بود|' +
    'fehlgeschlagen|abgelehnt|gescheitert|nicht erfolgreich|échoué|échouée|échec|refusé|refusée|rejeté|' +
    'rejetée|fallido|fallida|rechazado|rechazada|denegado|denegada|error en la operación|fallito|fallita|' +
    'negato|negata|acquisto negato|rifiutato|rifiutata|non riuscito|non riuscita|respinto|falhou|falha|' +
    'recusada|recusado|negada|negado|rejeitada|não autorizada|mislukt|geweigerd|afgewezen|mislykket|' +
    'mislykkedes|mislyktes|afvist|fejlet|feilet|avvist|avslått|misslyckades|misslyckad|nekad|avvisad|epäonnistui|' +
    'epäonnistunut|hylätty|nieudana|odrzucona|odrzucone|błąd|odmowa|neúspěšná|neúspěšné|selhalo|zamítnuto|' +
    'zamietnuté|neúspešná|sikertelen|elutasítva|hibás|eșuat|esuat|eșuată|respins|respinsă|refuzată|ошибка|' +
    'отклонено|отклонён|отклонена|отказ|неуспешно|неудачно|не выполнено|помилка|відхилено|невдало|неуспешна|' +
    'отхвърлена|απέτυχε|απορρίφθηκε|αποτυχία|başarısız|reddedildi|hata|فشل|فاشلة|مرفوض|مرفوضة|נכשל|נדחה|विफल|' +
    'असफल|अस्वीकृत|ล้มเหลว|ไม่สำเร็จ|ถูกปฏิเสธ|thất bại|bị từ chối|không thành công|gagal|ditolak',
  refunded:
    'بازگشت داده شده|برگشت خورده|برگشت داده شده|مسترد شده|' +
    'erstattet|teilweise erstattet|rückerstattet|zurückerstattet|remboursé|remboursée|partiellement remboursé|' +
    'reembolsado|reembolsada|devuelto|devuelta|rimborsato|rimborsata|parzialmente rimborsato|' +
    'reembolsado parcialmente|estornada|estornado|devolvida|devolvido|terugbetaald|refunderet|refundert|' +
    'tilbagebetalt|tilbakebetalt|återbetald|återbetalad|hyvitetty|palautettu|zwrócono|zwrócona|vráceno|' +
    'vrátené|visszatérítve|rambursat|rambursată|возвращено|возврат|возвращён|повернено|възстановена|' +
    'επιστράφηκε|iade edildi|kısmi iade|مسترد|تم الاسترداد|מוחזר|הוחזר|धनवापसी|वापस किया गया|คืนเงินแล้ว|' +
    'đã hoàn tiền|dikembalikan|direfund',
  disputed:
    'مورد اختلاف|' +
    'angefochten|beanstandet|streitfall|contesté|contestée|litige|en disputa|disputado|in disputa|contestato|' +
    'contestata|contestada|em disputa|contracargo|betwist|omstridt|bestridt|bestridd|tvist|riitautettu|sporna|' +
    'reklamowana|sporné|vitatott|contestată|оспорено|спор|оспаривается|оскаржено|αμφισβήτηση|itiraz|' +
    'متنازع عليه|במחלוקת|विवादित|โต้แย้ง|tranh chấp|disengketakan|sengketa',
  closed:
    'لغو شده|لغو شد|ابطال شده|منقضی|منقضی شده|' +
    'storniert|abgebrochen|geschlossen|abgelaufen|annulliert|annulé|annulée|fermé|expiré|expirée|cancelado|' +
    'cancelada|anulado|anulada|cerrado|caducado|expirado|expirada|vencido|annullato|annullata|chiuso|chiusa|' +
    'scaduto|scaduta|stornato|stornata|geannuleerd|gesloten|verlopen|vervallen|annulleret|annullert|annulerad|' +
    'lukket|stängd|avbruten|avbrutt|udløbet|utløpt|utgången|peruutettu|peruttu|suljettu|vanhentunut|mitätöity|' +
    'anulowana|anulowane|anulowano|wygasła|zamknięta|zrušeno|zrušená|zrušené|vypršelo|uzavřeno|törölve|' +
    'visszavonva|lejárt|lezárva|anulat|anulată|expirat|închis|отменено|отменён|отменена|аннулировано|закрыто|' +
    'истекло|истёк|скасовано|закрито|прострочено|анулирана|ακυρώθηκε|έληξε|κλειστό|iptal edildi|iptal|' +
    'süresi doldu|kapatıldı|ملغى|ملغاة|ملغي|منتهي الصلاحية|מבוטל|בוטל|פג תוקף|रद्द|रद्द किया गया|समाप्त|' +
    'ยกเลิก|ยกเลิกแล้ว|หมดอายุ|đã hủy|đã huỷ|hết hạn|dibatalkan|batal|kedaluwarsa|kadaluarsa|ditutup',
};
