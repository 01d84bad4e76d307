// Heading words of the further languages: de fr es pt it nl da no sv fi pl cs sk hu ro ru uk bg el tr ar he hi th vi id ms.
// Same marks as heading-words.ts.
import type { Role } from './heading-words';

export const moreHeadingWords: Partial<Record<Role, string>> = {
  id:
    'شناسه تراکنش!|شماره تراکنش!|' +
    'belegnummer|beleg nr|transaktions id!|transaktions-id!|transaktionsnummer!|vorgangsnummer|réf transaction!|' +
    'référence transaction!|numéro de transaction!|identifiant transaction!|id de transaction!|' +
    'id transaction!|número de operación!|numero de operacion|id de operación!|id de transacción!|' +
    'id de la transacción!|número de transacción!|id transacción!|id da transação!|id transação!|' +
    'código da transação!|número da transação!|nsu|comprovante de venda|codice transazione!|id transazione!|' +
    'numero transazione!|transactie id!|transactie-id!|transactienummer!|transactiekenmerk|kvitteringsnummer|' +
    'transaksjons id!|transaksjons-id!|transaktions nr|maksutapahtuma|tapahtumatunnus!|tapahtuman tunnus!|' +
    'transaktionsid!|id transakcji!|numer transakcji!|id transakce!|číslo transakce!|id transakcie!|' +
    'tranzakció azonosító!|tranzakcióazonosító!|tranzakciószám|id tranzacție!|id tranzactie!|număr tranzacție|' +
    'id транзакции!|номер транзакции!|номер операции!|номер платежа|id операции!|id транзакції!|' +
    'номер транзакції!|номер на транзакция|αριθμός συναλλαγής!|κωδικός συναλλαγής!|işlem no!|işlem numarası!|' +
    'işlem id!|معرف المعاملة!|رقم المعاملة!|رقم العملية!|מזהה עסקה!|מספר עסקה!|लेनदेन आईडी!|लेनदेन संख्या|' +
    'รหัสธุรกรรม!|หมายเลขธุรกรรม!|เลขที่รายการ!|mã giao dịch!|id transaksi!|nomor transaksi!|no transaksi|' +
    'id urus niaga!',
  orderId:
    'شماره سفارش!|شناسه سفارش!|' +
    'referenz|bestellnummer!|auftragsnummer!|bestell nr|rechnungsnummer?|numéro de commande!|' +
    'référence commande!|référence?|n° commande!|número de pedido!|nº de pedido!|pedido|código de referencia|' +
    'referencia?|código do pedido!|número do pedido!|referência?|n° ordine commerciante!|riferimento|' +
    'numero ordine!|id ordine!|ordine?|bestelnummer!|ordernummer!|kenmerk?|ordrenummer!|ordre id!|ordre-id!|' +
    'ordrenr|order nr|beställningsnummer!|tilausnumero!|viite?|numer zamówienia!|nr zamówienia!|' +
    'id zamówienia!|číslo objednávky!|rendelésszám!|rendelési azonosító|număr comandă!|nr comandă|comandă|' +
    'номер заказа!|заказ|номер замовлення!|номер на поръчка|αριθμός παραγγελίας!|sipariş no!|' +
    'sipariş numarası!|رقم الطلب!|מספר הזמנה!|ऑर्डर आईडी!|ऑर्डर संख्या|หมายเลขคำสั่งซื้อ!|เลขที่คำสั่งซื้อ!|' +
    'mã đơn hàng!|nomor pesanan!|id pesanan!|no pesanan|nombor pesanan',
  originalId:
    'codice transazione di riferimento!|ursprüngliche transaktion!|transaction d origine!|' +
    "transaction d'origine!|transacción original!|id de operación original|transação original!|" +
    'transazione originale!|oorspronkelijke transactie|opprinnelig transaksjon|oprindelig transaktion|' +
    'ursprunglig transaktion|oryginalna transakcja|původní transakce|исходная транзакция!|işlem referansı',
  time:
    'تاریخ!|تاریخ تراکنش!|تاریخ و ساعت!|زمان تراکنش!|تاریخ پرداخت!|' +
    'datum|datum und uhrzeit!|buchungstag!|belegdatum|umsatzdatum|datum/uhrzeit!|datum uhrzeit!|buchungsdatum|transaktionsdatum!|zahlungsdatum!|' +
    'kaufdatum|erstellt|erstellt am|zeitpunkt|zeit|date et heure!|date de transaction!|' +
    'date de la transaction!|date de paiement!|date opération|date de création|date d opération|créé le|heure|' +
    'fecha|fecha y hora!|fecha de compra!|fecha de origen|fecha de creación|fecha de la transacción!|' +
    'fecha de transacción!|fecha de operación!|fecha operación!|fecha de pago|fecha de la operación|creado|' +
    'data|data e hora!|data da venda!|data transação!|data da transação!|data da compra|data de criação|' +
    'criado em|data do pedido|data e ora!|data transazione!|data della transazione!|data operazione!|' +
    'data di creazione|data pagamento?|data ora|creato il|datum en tijd!|transactiedatum!|betaaldatum|' +
    'aangemaakt|aangemaakt op|dato|dato og tid!|dato og klokkeslæt!|dato og klokkeslett!|transaktionsdato!|' +
    'betalingsdato|salgsdato!|transaksjonsdato!|tidspunkt!|oprettet|opprettet|datum och tid!|skapad|tid|' +
    'päivämäärä!|päiväys|päivämäärä ja aika!|aika|luotu|tapahtumapäivä!|maksupäivä|data transakcji!|' +
    'data i godzina!|data płatności|utworzono|data utworzenia|data operacji!|datum a čas!|datum transakce!|' +
    'datum platby|vytvořeno|dátum|dátum a čas!|dátum transakcie!|dátum és idő!|tranzakció dátuma!|időpont!|' +
    'létrehozva|fizetés dátuma|dată|data și ora!|data tranzacției!|data tranzactiei!|data plății|creat la|' +
    'дата|дата и время!|дата/время!|дата транзакции!|дата операции!|дата платежа|дата оплаты|дата создания|' +
    'время|создано|дата і час!|дата транзакції!|дата операції!|створено|дата и час!|дата на транзакция!|' +
    'ημερομηνία|ημερομηνία και ώρα!|ημερομηνία συναλλαγής!|ημ/νία|δημιουργήθηκε|tarih|tarih ve saat!|' +
    'tarih/saat!|işlem tarihi!|işlem zamanı!|ödeme tarihi|oluşturulma tarihi|التاريخ|تاريخ|التاريخ والوقت!|' +
    'تاريخ المعاملة!|تاريخ العملية!|وقت المعاملة!|תאריך|תאריך ושעה!|תאריך עסקה!|दिनांक|तारीख|तिथि|' +
    'दिनांक और समय!|तारीख और समय!|लेनदेन की तारीख!|วันที่|วันที่และเวลา!|วันเวลา!|วันที่ทำรายการ!|' +
    'วันที่ทำธุรกรรม!|ngày|ngày giờ!|thời gian|thời gian giao dịch!|ngày giao dịch!|tanggal|' +
    'tanggal transaksi!|waktu|waktu transaksi!|tanggal dan waktu!|tanggal & waktu|tarikh|tarikh dan masa!|' +
    'masa',
  clock:
    'ساعت!|زمان|' +
    'uhrzeit!|zeit|heure!|heure de transaction|hora!|hora da venda!|hora da transação!|hora de la operación|' +
    'orario!|ora!|tijd!|tijdstip|tid!|klokkeslæt!|klokkeslett!|klockslag!|kellonaika!|aika|godzina!|czas|čas!|' +
    'idő|óra|время!|час!|ώρα!|saat!|الوقت!|שעה!|समय!|เวลา!|giờ!|waktu|jam!|masa',
  settlementDate:
    'تاریخ تسویه!|' +
    'auszahlungsdatum!|wertstellung!|valutadatum!|abrechnungsdatum|date du virement!|date de règlement!|' +
    'date de valeur!|date de versement|fecha de liquidación!|fecha de abono|fecha valor!|' +
    'fecha de acreditación|data pagamento|data do recebível!|data de liquidação!|data do repasse|' +
    'data de pagamento?|previsão de pagamento|data valuta!|data di regolamento!|data accredito!|' +
    'data di accredito|uitbetaaldatum!|udbetalingsdato!|utbetalingsdato!|oppgjørsdato!|utbetalningsdatum!|' +
    'tilityspäivä!|maksatuspäivä|data rozliczenia!|data wypłaty!|datum zúčtování!|datum vypořádání|' +
    'elszámolás dátuma!|kifizetés dátuma|data decontării!|дата расчета!|дата расчёта|дата зачисления!|' +
    'дата выплаты!|дата розрахунку|ημερομηνία εκκαθάρισης!|valör!|ödeme günü|takas tarihi|تاريخ التسوية!|' +
    'תאריך סליקה!|निपटान तिथि!|วันที่ชำระบัญชี!|วันที่โอนเงิน|ngày quyết toán!|ngày thanh toán!?|' +
    'tanggal penyelesaian!|tanggal settlement!|tarikh penyelesaian!',
  otherDate:
    'aktualisiert!|letzte aktualisierung!|geändert!|fällig am!|fälligkeitsdatum|ablaufdatum!|mis à jour!|' +
    'modifié!|date d expiration!|date de remboursement!|actualizado!|última actualización!|' +
    'fecha de vencimiento!|fecha de devolución|atualizado em!|data de vencimento!|vencimento!|aggiornato!|' +
    'data di scadenza!|scadenza!|bijgewerkt!|vervaldatum!|opdateret!|oppdatert!|uppdaterad!|päivitetty!|' +
    'zaktualizowano!|aktualizováno!|frissítve!|actualizat!|обновлено!|дата обновления!|оновлено!|ενημερώθηκε!|' +
    'güncellendi!|güncelleme tarihi!|تاريخ التحديث!|עודכן!|अपडेट!|อัปเดต!|cập nhật!|diperbarui!|dikemas kini!',
  amount:
    'مبلغ تراکنش!|مبلغ پرداخت!|مبلغ کل|' +
    'betrag!|bruttobetrag!|brutto!|betrag inkl mwst!|betrag inkl. mwst.!|summe|gesamtbetrag!|' +
    'transaktionsbetrag!|zahlbetrag|umsatz|betrag brutto!|montant!|montant brut!|montant total!|montant ttc!|' +
    'avant commission!|brut|montant de la transaction!|total ttc|importe!|cantidad|cantidad bruta!|' +
    'importe bruto!|bruto|valor de la compra!|valor del producto|monto!|monto bruto!|monto total|' +
    'importe total!|importe euros?|valor!|valor bruto!|valor da venda!|valor bruto da transação!|' +
    'valor da transação!|valor original|valor da venda original|valor da compra|valor total!|montante|' +
    'importo!|importo lordo!|lordo!|importo totale!|totale|importo di fatturazione in uscita|bedrag!|' +
    'brutobedrag!|bruto bedrag!|totaalbedrag|totaal|beløb!|bruttobeløb!|beløp!|brutto beløp!|bruttobeløp!|' +
    'belopp!|bruttobelopp!|totalt|summa!|bruttosumma|yhteensä|määrä|kwota!|kwota brutto!|suma|wartość?|' +
    'kwota transakcji!|částka!|částka brutto|celkem|suma transakcie|čiastka!|összeg!|bruttó összeg!|bruttó|' +
    'végösszeg|sumă!|suma brută|valoare|total general|сумма!|сумма операции!|сумма транзакции!|сумма платежа!|' +
    'сума!|сума транзакції!|сума операції|стойност|ποσό!|μικτό ποσό|σύνολο|tutar!|işlem tutarı!|brüt tutar!|' +
    'toplam|toplam tutar|miktar|المبلغ!|مبلغ|مبلغ المعاملة!|المبلغ الإجمالي!|סכום!|סכום עסקה!|סכום ברוטו|' +
    'राशि!|रकम|कुल राशि|लेनदेन राशि!|จำนวนเงิน!|ยอดเงิน!|ยอดรวม|จำนวน?|số tiền!|tổng tiền|tổng cộng|jumlah!|' +
    'nominal!|total bayar|jumlah kotor|amaun!',
  debit:
    'soll!|belastung!|débit!|debe!|cargo!|débito?|dare!|addebito!|uscite!|af!|veloitus|wydatki|obciążenie|' +
    'расход!|дебет!|borç!|withdrawals|money out!|paid out|importo di fatturazione in uscita',
  credit:
    'haben!|gutschrift!|crédit!|haber!|abono!|crédito?|avere!|accredito!|entrate!|bij!|hyvitys|wpływy|uznanie|' +
    'приход!|кредит!|alacak!|deposits|money in!|paid in|importo di fatturazione in entrata',
  sign: 'soll/haben!|impact sur le solde!|impatto sul saldo!|af bij!',
  currency:
    'ارز|' +
    'währung!|devise!|moneda!|divisa!|moeda!|valuta!|valuutta!|waluta!|měna!|mena!|pénznem!|deviza!|monedă!|' +
    'валюта!|νόμισμα!|para birimi!|döviz!|العملة!|עملة|מטבע!|मुद्रा!|สกุลเงิน!|tiền tệ!|loại tiền!|mata uang!|' +
    'mata wang!',
  fee:
    'کارمزد!|' +
    'gebühr!|gebühren!|provision!|entgelt!|frais!|tarifa!|tarifa de mercado pago!|comisión!|comisiones|taxa!|' +
    'taxas|taxa mdr?|valor da taxa!|valor mdr!|valor taxa!|valor da taxa mdr!|tariffa!|commissione!|' +
    'commissioni|kosten!|transactiekosten!|gebyr!|gebyrer|afgift!|avgift!|avgifter|palvelumaksu!|kulu|kulut|' +
    'provisio!|prowizja!|opłata!|opłaty|poplatek!|poplatky|díj!|jutalék!|költség|comision!|taxă|комиссия!|' +
    'комісія!|такса!|προμήθεια!|χρέωση|komisyon!|ücret!|kesinti|الرسوم!|رسوم!|عمولة!|עמלה!|शुल्क!|' +
    'ค่าธรรมเนียม!|phí!|phí giao dịch!|biaya!|biaya admin!|yuran!|caj!',
  net:
    'netto!|nettobetrag!|auszahlungsbetrag!|auszahlung|net à payer|montant net!|prix net|net perçu!|' +
    'monto recibido!|cantidad neta!|importe neto!|neto!|líquido!|valor líquido!|valor líquido da transação!|' +
    'valor líquido da parcela|importo netto!|netto bedrag!|nettobedrag!|nettobeløb!|nettobeløp!|nettobelopp!|' +
    'nettosumma!|kwota netto!|částka netto!|čistá částka|nettó!|nettó összeg!|sumă netă!|net tutar!|нетто!|' +
    'сумма к зачислению!|чистая сумма|сума до зарахування|καθαρό ποσό!|صافي!|المبلغ الصافي!|נטו!|סכום נטו!|' +
    'शुद्ध राशि!|ยอดสุทธิ!|số tiền thực nhận!|thực nhận!|jumlah bersih!|diterima|amaun bersih!',
  refundAmount:
    'erstattungsbetrag!|erstattet!|montant remboursé!|importe devuelto!|importe reembolsado!|valor cancelado!|' +
    'valor estornado!|valor reembolsado|importo rimborsato!|terugbetaald bedrag!|refunderet beløb!|' +
    'refundert beløp!|återbetalt belopp!|palautettu summa|kwota zwrotu!|vrácená částka!|' +
    'visszatérített összeg!|сумма возврата!|сума повернення!|iade tutarı!|المبلغ المسترد!|סכום הזיכוי|' +
    'ยอดคืนเงิน!|số tiền hoàn!|jumlah refund!|jumlah pengembalian',
  otherMoney:
    'steuerbetrag!|trinkgeldbetrag!|trinkgeld!|mwst!|steuer!|saldo!|kontostand|rabatt!|taxe!|tva!|pourboire!|' +
    'solde!|remise!|impuesto!|iva!|propina!|saldo disponible!|saldo disponibile!|descuento!|imposto!|gorjeta!|' +
    'desconto!|mancia!|imposta!|sconto!|btw!|fooi!|korting!|moms!|drikkepenge!|drikspenge|mva!|dricks|alv!|' +
    'juomaraha|napiwek!|podatek!|rabat!|dph!|spropitné|sleva!|áfa!|borravaló|bacșiș|reducere|ндс!|чаевые!|' +
    'скидка!|остаток!|баланс!|баланс счета|φπα!|φιλοδώρημα|kdv!|bahşiş!|indirim!|bakiye!|الضريبة!|ضريبة!|' +
    'إكرامية|الرصيد!|מע"מ!|טיפ|יתרה!|कर!|टिप|शेष!|ภาษี!|ทิป|ยอดคงเหลือ!|thuế!|tiền boa|số dư!|pajak!|diskon!|' +
    'cukai!|baki!|diskaun',
  rate:
    'wechselkurs!|kurs!|taux!|taux de change!|tipo de cambio!|taxa mdr %!|taxa de câmbio!|cambio!|tasso!|' +
    'tasso di cambio!|wisselkoers!|koers!|vekslekurs|växelkurs|kurssi|курс!|döviz kuru!|kur!|سعر الصرف!|שער!|' +
    'विनिमय दर!|อัตราแลกเปลี่ยน!|tỷ giá!',
  count:
    'raten|échéances|cuotas|plazos|menge!|anzahl!|bestand!|lagerbestand!|quantité!|nombre!|cantidad en stock!|existencias!|unidades!|' +
    'quantidade!|estoque!|qtd!|quantità!|giacenza!|aantal!|voorraad!|antal!|lager!|antall!|lagersaldo!|' +
    'määrä!?|varasto!|ilość!|stan!|množství!|skladem!|mennyiség!|készlet!|cantitate!|stoc!|количество!|' +
    'кол-во!|остаток на складе!|кількість!|ποσότητα!|απόθεμα!|adet!|stok!|الكمية!|المخزون!|כמות!|מלאי!|' +
    'मात्रा!|स्टॉक!|คงเหลือ!|สต็อก!|số lượng!|tồn kho!|kuantitas!|kuantiti!|parcelas!|parcela!|' +
    'número de parcelas!',
  price:
    'preis!|stückpreis!|einzelpreis!|listenpreis!|prix!|prix unitaire!|precio!|precio unitario!|preço!|' +
    'preço unitário!|prezzo!|prezzo unitario!|prijs!|stukprijs!|pris!|stykpris!|enhetspris!|styckpris!|hinta!|' +
    'yksikköhinta!|cena!|cena jednostkowa!|jednotková cena!|ár!|egységár!|preț!|preț unitar!|цена!|ціна!|' +
    'τιμή!|fiyat!|birim fiyat!|السعر!|سعر الوحدة!|מחיר!|मूल्य!|कीमत!|ราคา!|ราคาต่อหน่วย!|giá!|đơn giá!|harga!|' +
    'harga satuan!',
  status:
    'وضعیت!|وضعیت تراکنش!|وضعیت پرداخت!|نتیجه|' +
    'transaktionsstatus!|zahlungsstatus!|zustand!|statut!|état!|statut du paiement!|estado!|estado de la operación!|' +
    'estado de la transacción!|resultado!|resultado operación y código!|estado del pago!|status da venda!|' +
    'situação!|status da transação!|stato!|stato operazione!|stato transazione!|esito!|betaalstatus!|' +
    'transaksjonsstatus|tila!|maksun tila|stav!|stan transakcji!|stav transakce!|állapot!|státusz!|stare!|' +
    'stare tranzacție|статус!|состояние!|статус платежа!|результат|стан!|състояние!|κατάσταση!|durum!|' +
    'işlem durumu!|الحالة!|حالة!|حالة المعاملة!|סטטוס!|מצב!|स्थिति!|สถานะ!|trạng thái!|tình trạng!|' +
    'status transaksi!|keadaan',
  type:
    'نوع تراکنش!|نوع عملیات!|نوع|' +
    'transaktionsart!|transaktionstyp!|typ!|art!|vorgangsart!|vorgang|zahlungsart?|type de transaction!|' +
    "type d opération!|type d'opération!|nature|tipo!|tipo operación!|tipo de operación!|tipo de transacción!|" +
    'tipo de transação!|operação|tipo da transação!|tipo transazione!|tipo di transazione!|tipo operazione!|' +
    'operazione!|soort transactie!|transactietype!|soort!|transaksjonstype!|transaktionstype!|' +
    'tapahtumatyyppi!|tyyppi!|laji|typ transakcji!|rodzaj transakcji!|rodzaj!|typ transakce!|druh!|' +
    'tranzakció típusa!|típus!|tip tranzacție!|tip!|tip operațiune|тип!|тип операции!|тип транзакции!|' +
    'вид операции!|тип операції!|тип транзакції!|вид!|τύπος!|τύπος συναλλαγής!|είδος|işlem tipi!|işlem türü!|' +
    'tür!|نوع المعاملة!|النوع!|نوع العملية!|סוג!|סוג עסקה!|प्रकार!|लेनदेन प्रकार!|ประเภท!|ประเภทรายการ!|' +
    'ประเภทธุรกรรม!|loại!|loại giao dịch!|jenis!|jenis transaksi!|tipe!|tipe transaksi!|jenis urus niaga!',
  otherState: 'detalle del estado de la operación!',
  card:
    'شماره کارت!|' +
    'kartennummer!|letzte 4 ziffern!|letzte vier ziffern!|karte!|numéro de carte!|4 derniers chiffres!|' +
    'n° carte!|n° de carte!|carte!|nº tarjeta!|número de tarjeta!|tarjeta!|últimos 4 dígitos!|' +
    'número do cartão!|num cartão!|cartão!|número cartão!|final do cartão!|numero carta!|carta!|' +
    'ultime 4 cifre!|kaartnummer!|kaart!|laatste 4 cijfers!|kortnummer!|kort!|korttinumero!|kortti!|' +
    'numer karty!|karta!|nr karty!|číslo karty!|kártyaszám!|kártya!|număr card!|nr card!|номер карты!|карта!|' +
    'номер картки!|картка!|номер на карта!|αριθμός κάρτας!|κάρτα!|kart no!|kart numarası!|kart!|رقم البطاقة!|' +
    'البطاقة!|מספר כרטיס!|כרטיס!|4 ספרות אחרונות|कार्ड नंबर!|कार्ड संख्या!|कार्ड|หมายเลขบัตร!|เลขบัตร!|บัตร|' +
    'số thẻ!|thẻ|nomor kartu!|no kartu!|kartu|nombor kad!|kad',
  payer:
    'zahler!|payeur!|pagador!|comprador!|pagatore!|betaler!|maksaja!|płatnik!|plátce!|fizető!|плательщик!|' +
    'платник!|ödeyen!',
  brand:
    'marke!|kartentyp|marque!|type de carte|marca!|bandeira!|tipo de cartão|circuito!|tipo carta|korttityyppi|' +
    'korttype|kaarttype|typ karty|kártyatípus|tip card|тип карты|тип картки|τύπος κάρτας|kart tipi|kart türü|' +
    'نوع البطاقة|סוג כרטיס|कार्ड प्रकार|ประเภทบัตร|loại thẻ|jenis kartu|jenis kad',
  issuer:
    'kortudsteder!|kortutsteder!|kortutgivare!|kartenausgeber!|herausgeber|émetteur!|banque émettrice!|' +
    'banco emisor!|emisor!|banco emissor!|emissor!|emittente!|banca emittente!|uitgever!|kaartuitgever!|' +
    'wydawca karty!|bank wydawca!|vydavatel!|kibocsátó!|emitent!|эмитент!|банк-эмитент!|банк эмитент!|' +
    'емітент!|εκδότης!|kartı veren banka!|banka!|البنك المصدر!|מנפיק!|जारीकर्ता बैंक!|ธนาคารผู้ออกบัตร!|' +
    'ngân hàng phát hành!|bank penerbit!',
  entryMode:
    'eingabemodus!|eingabeart!|lesemethode|erfassungsart!|mode de saisie!|mode de lecture!|modo de entrada!|' +
    'modo de captura!|forma de captura!|modalità di acquisizione!|modalità di inserimento!|' +
    'modalità di lettura!|invoermethode!|invoerwijze!|leesmethode|indtastningsmetode!|aflæsningsmetode|' +
    'lesemetode!|inmatningsmetod!|inmatningssätt!|lukutapa!|syöttötapa!|tryb wprowadzenia!|' +
    'sposób wprowadzenia!|tryb odczytu|způsob zadání!|způsob načtení!|beviteli mód!|beolvasás módja|' +
    'mod introducere!|способ ввода!|режим ввода!|спосіб введення!|τρόπος εισαγωγής!|giriş yöntemi!|' +
    'giriş modu!|طريقة الإدخال!|אופן קליטה!|प्रविष्टि मोड!|โหมดป้อนข้อมูล!|วิธีการอ่านบัตร|phương thức nhập!|' +
    'mode entri!|metode entri!|mod kemasukan!',
  authCode:
    'autorisierungscode!|genehmigungsnummer!|genehmigungscode!|autorisierungsnummer!|numéro d autorisation!|' +
    "numéro d'autorisation!|code d autorisation!|code d'autorisation!|cód autorización!|" +
    'código de autorización!|código de aprobación|código de autorização!|cód de autorização!|' +
    'codice autorizzazione!|cod autorizzazione!|codice di autorizzazione!|numero autorizzazione!|autorisatiecode!|godkendelseskode!|autorisationskode!|' +
    'autorisasjonskode!|godkjenningskode|auktoriseringskod!|godkännandekod|varmennekoodi!|varmennusnumero!|varmennusnro|varmennuskoodi!|katevarausnumero|valtuutuskoodi!|' +
    'kod autoryzacji!|autorizační kód!|autorizačný kód!|engedélyezési kód!|engedélykód|cod autorizare!|' +
    'cod de autorizare!|код авторизации!|код подтверждения|код авторизації!|код за авторизация|' +
    'κωδικός έγκρισης!|κωδικός εξουσιοδότησης|onay kodu!|otorizasyon kodu!|provizyon no!|رمز التفويض!|' +
    'رمز الموافقة!|קוד אישור!|מספר אישור!|प्राधिकरण कोड!|अनुमोदन कोड|รหัสอนุมัติ!|mã chuẩn chi!|mã phê duyệt|' +
    'mã xác thực|kode otorisasi!|kode persetujuan!|kod kelulusan!',
  rrn:
    'شماره مرجع!|کد مرجع!|شماره ارجاع|' +
    'referenznummer?|numéro de référence?|número de referencia?|referenční číslo?',
  trace:
    'شماره پیگیری!|کد پیگیری!|' +
    'belegnummer!|beleg-nr!|bon nr|bonnummer!|ticket n°|numéro de ticket|número de comprobante|' +
    'numero scontrino|nr paragonu|номер чека!|fiş no!|bilagsnummer',
  batch:
    'lote!|número de lote!|lotto!|numéro de lot!|stapel!|batchnummer!|erä!|partia|dávka!|номер пакета!|пакет|' +
    'lô!|parti no|grup no',
  terminal:
    'شماره پایانه!|شماره ترمینال!|کد پایانه!|پایانه|ترمینال|' +
    'terminalnummer!|terminal-id!|gerät!|kasse?|n° tpe!|tpe!|id terminal!|n° terminal!|tpv!|' +
    'número do terminal!|número de terminal!|terminal pos|terminale!|id terminale!|id pos!|päätenumero!|päätetunnus!|päätelaite!|maksupäätetunnus!|' +
    'pääte!|maksupääte!|numer terminala!|číslo terminálu!|terminál!|terminálazonosító!|номер терминала!|' +
    'терминал!|номер терміналу!|термінал!|τερματικό!|αριθμός τερματικού!|cihaz!|رقم الجهاز!|الجهاز!|מסוף!|' +
    'מספר מסוף!|टर्मिनल!|टर्मिनल आईडी!|เครื่อง!|หมายเลขเครื่อง!|รหัสเครื่อง!|máy pos!|mã thiết bị!|id mesin',
  merchantNo:
    'شماره پذیرنده!|کد پذیرنده!|' +
    'händlernummer!|händler-id!|vertragsunternehmen|vu-nummer!|numéro de marchand!|numéro commerçant!|' +
    'n° commerçant|id commerçant!|número de comercio!|código de comercio!|id de comercio!|' +
    'código do estabelecimento!|número do estabelecimento!|codice esercente!|id esercente!|' +
    'codice commerciante|merchantnummer|vippsnummer!|brukerstedsnummer|butiksnummer|kauppiasnumero!|' +
    'id sprzedawcy|numer sprzedawcy!|číslo obchodníka!|kereskedőazonosító!|id comerciant!|номер мерчанта!|' +
    'id мерчанта!|мерчант!|κωδικός εμπόρου!|üye işyeri no!|işyeri no!|رقم التاجر!|מספר בית עסק!|' +
    'व्यापारी आईडी!|รหัสร้านค้า!|mã đơn vị!|id merchant!|mã merchant',
  store:
    'filiale!|standort!|geschäft|point de vente!|magasin!|établissement!|comercio!|sucursal!|tienda!|' +
    'establecimiento!|loja!|estabelecimento!|filial!|punto vendita!|negozio!|esercente|winkel!|vestiging!|' +
    'filiaal|butik!|salgssted!|utsalgssted!|butikk!|försäljningsställe|myymälä!|toimipiste!|sklep!|' +
    'punkt sprzedaży|oddział|obchod!|prodejna!|pobočka!|üzlet!|bolt|magazin!|punct de lucru|магазин!|точка!|' +
    'торговая точка!|торгова точка!|обект!|κατάστημα!|mağaza!|şube!|المتجر!|الفرع!|סניף!|חנות!|स्टोर!|दुकान!|' +
    'शाखा|สาขา!|ร้าน!|cửa hàng!|chi nhánh!|toko!|cabang!|kedai!|cawangan',
  operator:
    'mitarbeiter!|kassierer!|bediener!|verkäufer|vendeur!|caissier!|employé!|opérateur|empleado!|cajero!|' +
    'vendedor!|operador!|operador de caixa|operatore!|cassiere!|dipendente|medewerker!|kassier|' +
    'kassamedewerker|personale!|medarbejder!|ekspedient|ansatt!|kasserer|betjening|kassör!|anställd|personal|' +
    'kassatyöntekijä|kassa|myyjä!|työntekijä|kasjer!|pracownik|sprzedawca!|pokladní!|obsluha|zaměstnanec|' +
    'pénztáros!|eladó|dolgozó|casier!|angajat|кассир!|оператор!|сотрудник|касир!|служител|ταμίας!|χειριστής|' +
    'kasiyer!|personel|kullanıcı|أمين الصندوق!|الموظف|קופאי!|עובד|कैशियर!|कर्मचारी|แคชเชียร์!|พนักงาน!|' +
    'thu ngân!|nhân viên!|kasir!|karyawan|juruwang!|kakitangan',
  method:
    'zahlungsmethode!|zahlungsart!|zahlungsmittel!|bezahlmethode|moyen de paiement!|méthode de paiement!|' +
    'mode de paiement!|método de pago!|medio de pago!|forma de pago!|método de pagamento!|forma de pagamento!|' +
    'meio de pagamento!|canal!|produto!|modalidade!|metodo di pagamento!|modalità di pagamento!|' +
    'betaalmethode!|betaalwijze!|betalingsmetode!|betalingsmåte!|betalningsmetod!|betalsätt!|maksutapa!|' +
    'metoda płatności!|sposób płatności!|forma płatności!|způsob platby!|platební metoda!|spôsob platby!|' +
    'fizetési mód!|fizetési módszer|metodă de plată!|metoda de plată!|способ оплаты!|метод оплаты!|' +
    'спосіб оплати!|метод на плащане|начин на плащане!|τρόπος πληρωμής!|μέθοδος πληρωμής!|ödeme yöntemi!|' +
    'ödeme şekli!|طريقة الدفع!|وسيلة الدفع!|אמצעי תשלום!|भुगतान विधि!|भुगतान का तरीका|วิธีการชำระเงิน!|' +
    'ช่องทางชำระเงิน!|phương thức thanh toán!|hình thức thanh toán!|metode pembayaran!|cara bayar!|' +
    'kaedah pembayaran!',
  timeZone:
    'zeitzone!|fuseau horaire!|zona horaria!|huso horario!|fuso horário!|fuso orario!|tijdzone!|tidszone!|' +
    'tidszon!|aikavyöhyke!|strefa czasowa!|časové pásmo!|időzóna!|fus orar!|часовой пояс!|часовий пояс!|' +
    'часова зона!|ζώνη ώρας!|saat dilimi!',
  text:
    'beschreibung!|verwendungszweck!|notiz!|libellé!|motif!|remarque!|descripción!|' +
    'descripción de la operación!|concepto!|notas!|descrição!|observação!|causale pagamento!|causale!|' +
    'descrizione!|omschrijving!|beskrivelse!|beskrivning!|kuvaus!|selite!|viesti!|opis!|tytuł!|popis!|' +
    'poznámka!|leírás!|megjegyzés!|descriere!|описание!|примечание!|назначение платежа!|комментарий!|опис!|' +
    'призначення платежу!|περιγραφή!|σχόλια!|açıklama!|الوصف!|وصف!|ملاحظات!|תיאור!|הערות!|विवरण!|टिप्पणी!|' +
    'รายละเอียด!|หมายเหตุ!|mô tả!|nội dung!|ghi chú!|deskripsi!|keterangan!|catatan!|penerangan!',
  person:
    'kunde!|kundenname!|karteninhaber!|vorname!|nachname!|telefon!|adresse!|anschrift!|nom!|nom du client!|' +
    "titulaire!|prénom!|téléphone!|courriel!|adresse email!|de l'adresse email!|à l'adresse email!|cliente!|" +
    'nombre!|titular!|apellido!|apellidos!|teléfono!|correo!|correo electrónico!|dirección!|nome!|cpf!|cnpj!|' +
    'telefone!|endereço!|titolare!|cognome!|telefono!|indirizzo!|nominativo!|klant!|klantnaam!|naam!|' +
    'kaarthouder!|telefoon!|adres!|navn!|kundenavn!|kortholder!|kund!|namn!|kundnamn!|kortinnehavare!|' +
    'asiakas!|nimi!|kortinhaltija!|puhelin!|sähköposti!|klient!|imię!|nazwisko!|imię i nazwisko!|' +
    'posiadacz karty!|zákazník!|jméno!|příjmení!|držitel karty!|meno!|ügyfél!|név!|kártyabirtokos!|nume!|' +
    "titular card!|клиент!|имя!|фио!|покупатель!|держатель карты!|телефон!|почта!|клієнт!|пін|ім'я!|піб!|име!|" +
    'πελάτης!|όνομα!|ονοματεπώνυμο!|κάτοχος κάρτας!|τηλέφωνο!|müşteri!|müşteri adı!|ad soyad!|isim!|' +
    'kart sahibi!|e-posta!|العميل!|الاسم!|اسم العميل!|حامل البطاقة!|الهاتف!|لקוח|לקוח!|שם!|שם לקוח!|טלפון!|' +
    'ग्राहक!|नाम!|ग्राहक का नाम!|फ़ोन!|ईमेल!|ลูกค้า!|ชื่อ!|ชื่อลูกค้า!|เบอร์โทร!|อีเมล!|khách hàng!|tên!|' +
    'tên khách hàng!|chủ thẻ!|điện thoại!|pelanggan!|nama!|nama pelanggan!|pemegang kartu!|telepon!|surel!|' +
    'nama pemegang kad!',
  secret:
    'passwort!|sicherheitscode!|prüfziffer|mot de passe!|cryptogramme!|contraseña!|código de seguridad!|' +
    'senha!|código de segurança!|codice di sicurezza!|wachtwoord!|adgangskode!|passord!|lösenord!|salasana!|' +
    'hasło!|heslo!|jelszó!|parolă!|пароль!|şifre!|كلمة المرور!|סיסמה!|पासवर्ड!|รหัสผ่าน!|mật khẩu!|' +
    'kata sandi!|kata laluan!',
  index:
    'aktion!|aktionen!|acciones!|ações!|azioni!|acties!|handlinger!|handling!|åtgärder!|toiminnot!|akcje!|' +
    'akce!|műveletek!|acțiuni!|действия!|дії!|ενέργειες!|işlemler!|إجراءات!|פעולות!|कार्रवाई!|การดำเนินการ!|' +
    'thao tác!|stt!|tindakan!|aksi!',
  foreign: 'kategorie!|catégorie!|categoría!|categoria!|rolle!|rôle!|rol!|ruolo!',
};
