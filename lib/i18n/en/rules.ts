// Why a row is marked, in English: name, reason, what would make it innocent, what to do next. Plain and never blaming.
import type { Message } from '../say';

export const rules = {
  'amount-out-of-range.name': 'Amount far above the usual',
  'amount-out-of-range.reason': {
    one: '{amount} is far above what is usual here: nearly all sales are below {usual}.',
    other: '{amount} is far above what is usual here: in {days} days nearly all sales were below {usual}.',
  },
  'amount-out-of-range.innocent': 'it was a large order, a banquet or a deposit that you know of.',
  'amount-out-of-range.next': 'Look for the sales slip and ask who was on shift. If nobody knows of it, open a case.',
  'card-out-of-range.name': 'Far above what this card pays',
  'card-out-of-range.reason': {
    one: '{amount} on a card that paid about {usual} the one time it was here before: {times} times as much.',
    other: '{amount} on a card that usually pays about {usual} here ({visits} visits): {times} times as much.',
  },
  'card-out-of-range.reason.rare':
    '{amount} on a card that was never here before, at an amount and hour at which odd charges come.',
  'card-out-of-range.innocent': 'the guest paid for a larger party, or bought something special this time.',
  'card-out-of-range.next': 'Compare with the sales slip and ask who was on shift. If nobody knows of it, open a case.',
  'card-trouble.name': 'Card with confirmed trouble',
  'card-trouble.reason':
    'You confirmed trouble with card {card} ({since}). This charge of {amount} is on the same card.',
  'card-trouble.innocent': 'the cardholder has the card back and paid this themselves.',
  'card-trouble.next': 'Compare this charge with its sales slip before you hand over goods or close the day.',
  'terminal-trouble.name': 'Terminal with confirmed trouble',
  'terminal-trouble.reason':
    'On terminal {terminal} you confirmed trouble not long ago, and such trouble has lasted here. This charge of {amount} is from the same terminal.',
  'terminal-trouble.reason.card':
    'On terminal {terminal} you confirmed trouble not long ago, and such trouble has lasted here. This charge of {amount} is from the same terminal.',
  'terminal-trouble.reason.rare':
    'On terminal {terminal} you confirmed trouble not long ago, and such trouble has lasted here. This charge of {amount} is from the same terminal.',
  'terminal-trouble.innocent': 'the terminal has been checked or replaced since.',
  'terminal-trouble.next':
    'Have the terminal checked before it is used again, and look at this charge with the slip in hand.',
  'amount-out-of-range.reason.card':
    '{amount} is among the highest amounts seen here; this card usually pays about {usual}.',
  'amount-out-of-range.reason.rare':
    '{amount} is among the highest amounts seen here, on a card that was never here before.',
  'digit-slip.reason.card':
    '{amount} on a card that usually pays about {usual} here: perhaps a digit too many or too few.',
  'digit-slip.reason.rare': '{amount} is unlike what this card pays here: perhaps a digit too many or too few.',
  'reused-auth-code.name': 'Authorisation code used again',
  'reused-auth-code.reason':
    '{amount} carries the authorisation code {code}, which an earlier charge on this terminal carries too ({time}).',
  'reused-auth-code.innocent': 'the first charge was a pre-authorisation, or the portal shows one charge twice.',
  'reused-auth-code.next': 'Ask your acquirer whether the bank really approved this charge. Open a case if it did not.',
  'falling-tries.name': 'Tries with falling amounts',
  'falling-tries.reason':
    'The card was declined {tries} times within minutes, first for {first}; {amount} then went through.',
  'falling-tries.innocent': 'the guest did not know what the card still held.',
  'falling-tries.next': 'Compare with the slip: who paid, and for what? If nobody knows, open a case.',
  'card-velocity.name': 'One card, many payments',
  'card-velocity.reason': '{payments} payments with one card within {minutes} minutes.',
  'card-velocity.innocent': 'one guest paid for many.',
  'card-velocity.next': 'Compare with the slips. If the goods are not gone yet, hold them back until it is clear.',
  'refund-exceeds-sale.name': 'Refund larger than the sale',
  'refund-exceeds-sale.reason': '{amount} was refunded on a sale of {sale}.',
  'refund-exceeds-sale.innocent': 'two purchases were refunded at once.',
  'refund-exceeds-sale.next': 'Compare both slips. If it was a slip of the hand, ask your acquirer to correct it.',
  'refund-to-other-card.name': 'Refund to another card',
  'refund-to-other-card.reason':
    '{amount} went to the card ending in {card}; the sale was paid with the card ending in {other}.',
  'refund-to-other-card.reason.keyed':
    '{amount} went back to the card ending in {card}, which bought nothing for as much, after a card number ending in {other} was typed in on the same terminal for more.',
  'refund-to-other-card.innocent': 'the guest’s card was replaced in between.',
  'refund-to-other-card.next': 'Ask who made the refund. If nobody knows of it, open a case.',
  'sale-as-refund.name': 'Refund entered for a sale',
  'sale-as-refund.reason':
    '{amount} was refunded to a card that bought nothing, and charged to it at {time}: the terminal may have been in refund mode.',
  'sale-as-refund.innocent': 'goods were changed for others at the same price.',
  'sale-as-refund.next': 'Look at the slip: if it was a sale, the refund has still to be charged.',
  'keyed-entry.name': 'Card number typed in',
  'keyed-entry.reason':
    '{amount} was typed in by hand on terminal {terminal}; of {rows} charges there {others} others were.',
  'keyed-entry.innocent': 'the card could not be read, or it was an order by phone.',
  'keyed-entry.next': 'Ask who took the payment and whether the card was there.',
  'fallback-entry.name': 'Chip not read, stripe taken',
  'fallback-entry.reason':
    '{amount}: on terminal {terminal} the stripe was taken instead of the chip {times} times within a day, which is rare there.',
  'fallback-entry.innocent': 'the reader is worn or dirty.',
  'fallback-entry.next': 'Look the terminal over for anything that does not belong there, and clean the reader.',
  'split-payment.name': 'One bill in several payments',
  'split-payment.reason':
    'One card paid {total} in {payments} payments within {minutes} minutes: more than is usual here at once.',
  'split-payment.innocent': 'the guest asked to pay in parts.',
  'split-payment.next': 'Compare with the bill. If the goods are not gone yet, hold them back until it is clear.',
  'capture-above-preauth.name': 'Completed above the pre-authorisation',
  'capture-above-preauth.reason': '{amount} was completed on a pre-authorisation of {deposit}: {percent} %.',
  'capture-above-preauth.innocent': 'the guest agreed to extras.',
  'capture-above-preauth.next': 'Keep the signed bill with it. If it was a slip, ask your acquirer to correct it.',
  'test-amount.name': 'Very small amount',
  'test-amount.reason': '{amount} is far below what is paid here: perhaps a trial that was left standing.',
  'test-amount.innocent': 'someone tried the terminal.',
  'test-amount.next': 'Ask who tried the terminal, and take the charge back if it was a trial.',
  'similar-payments.name': 'Same amount several times',
  'similar-payments.reason': 'One card was charged {amount} {times} times within a day, first at {time}.',
  'similar-payments.innocent': 'the guest came back for the same.',
  'similar-payments.next': 'Compare with the slips. If there was one order, refund the others.',
  'unknown-terminal.name': 'Terminal not seen before',
  'unknown-terminal.reason': '{amount} came from terminal {terminal}, which never took a payment here before.',
  'unknown-terminal.innocent': 'it is a new or replaced terminal.',
  'unknown-terminal.next':
    'Look for this number on your terminals. If none bears it, call your acquirer at once and open a case.',
  'odd-hour.name': 'Unusual hour',
  'odd-hour.reason': {
    one: 'Charged at {time}. Between {from} and {to} nothing else came in here.',
    other: 'Charged at {time}. In {days} days nothing else came in here between {from} and {to}.',
  },
  'odd-hour.reason.large': {
    one: '{amount} at {time}: one of the highest amounts here, and nothing else was paid between {from} and {to}.',
    other:
      '{amount} at {time}: one of the highest amounts here, and in {days} days nothing else was paid between {from} and {to}.',
  },
  'odd-hour.reason.closed-large': '{amount} at {time}, while your shop is closed: one of the highest amounts here.',
  'odd-hour.reason.closed': 'This was at {time}. Your shop is open from {from} to {to}.',
  'odd-hour.reason.closed-spans': 'This was at {time}. Your shop’s hours that day: {hours}.',
  'odd-hour.reason.closed-day': 'This was at {time}. Your shop is closed on that day of the week.',
  'odd-hour.innocent': 'someone worked late, or the terminal’s clock is wrong.',
  'odd-hour.next': 'Ask who was in the shop at that hour. If nobody was, open a case.',
  'no-voucher.name': 'Not in your till',
  'no-voucher.reason': 'Your till has no record of {amount} around this time.',
  'no-voucher.reason.differs': 'Your till has this order, but not with {amount}.',
  'no-voucher.reason.twice': 'Your till has {amount} once here, and it was charged a second time.',
  'no-voucher.innocent': 'it was rung up on another till, or the export leaves something out.',
  'no-voucher.next': 'Look for the sales slip. If there is none, open a case.',
  'duplicate-charge.name': 'Charged twice',
  'duplicate-charge.reason': {
    one: 'The same card was charged {amount} a second earlier as well.',
    other: 'The same card was charged {amount} {seconds} seconds earlier as well ({time}).',
  },
  'duplicate-charge.reason.same-order': 'The same order was charged {amount} twice on the same card, first at {time}.',
  'duplicate-charge.reason.again':
    '{amount} was charged, taken back and charged again {seconds} seconds after the first time: only one should stand.',
  'duplicate-charge.innocent': 'the guest ordered the same again.',
  'duplicate-charge.next':
    'Compare with the slips. If there was one order, refund one of the two; a case helps you follow it.',
  'digit-slip.name': 'A nought too many',
  'digit-slip.reason': 'Perhaps a nought too many: {smaller} was paid here {times} times, {amount} only this once.',
  'digit-slip.reason.corrected':
    '{amount} was voided and {smaller} entered instead: it looks like a slip that was put right.',
  'digit-slip.innocent': 'the order really came to this.',
  'digit-slip.next': 'Compare with the slip. If it was a slip, make sure that the customer has the difference back.',
  'card-testing.name': 'Cards being tried out',
  'card-testing.reason':
    '{cards} different cards were tried on terminal {terminal} within minutes, {failures} of them declined.',
  'card-testing.reason.part':
    'Part of a burst of tries with {cards} different cards on terminal {terminal}, from {time}.',
  'card-testing.innocent': 'the reader was broken and guests tried again and again.',
  'card-testing.next': 'Call your acquirer and have the terminal checked. Open a case on the first of these rows.',
  'refund-without-sale.name': 'Refund without a sale',
  'refund-without-sale.reason': {
    one: '{amount} was refunded to a card that bought nothing for it here in the last day.',
    other: '{amount} was refunded to a card that bought nothing for it here in the last {days} days.',
  },
  'refund-without-sale.innocent': 'the sale is older, or was paid with another card.',
  'refund-without-sale.next': 'Ask who made the refund and look for its slip. If nobody knows of it, open a case.',
  'dispute.name': 'Disputed by the cardholder',
  'dispute.reason': 'The cardholder or the bank disputes {amount}. There is a deadline for your answer.',
  'dispute.reason.sale': 'This sale of {amount} is disputed.',
  'dispute.innocent': 'the cardholder did not recognise your shop’s name on the statement.',
  'dispute.next':
    'Find the original slip and the acquirer’s notice with its deadline. Open a case to keep both together.',
  'typed-twice.name': 'Amount typed twice',
  'typed-twice.reason': '{amount}: the digits of {once} stand there twice, and it is among the highest amounts here.',
  'typed-twice.reason.held': '{amount} ends in the same digit three times and is among the highest amounts here.',
  'typed-twice.innocent': 'the order really came to this.',
  'typed-twice.next': 'Compare with the slip. If it was a slip of the hand, give the customer the difference back.',
  'timeout-twin.name': 'Tried again after a timeout',
  'timeout-twin.reason':
    '{amount} went through; a first try of the same on this card is still open ({time}) and may go through too.',
  'timeout-twin.reason.both':
    '{amount} went through twice: the first try was open for a while ({time}), the second went through at once.',
  'timeout-twin.innocent': 'the bank drops the first try overnight.',
  'timeout-twin.next': 'Look again tomorrow. If both went through, refund one of them.',
  'open-preauth.name': 'Pre-authorisation left open',
  'open-preauth.reason': {
    one: 'The pre-authorisation of {amount} has been open for a day: neither completed nor taken back.',
    other: 'The pre-authorisation of {amount} has been open for {days} days: neither completed nor taken back.',
  },
  'open-preauth.innocent': 'the guest paid in another way.',
  'open-preauth.next': 'Complete it if the guest still owes the amount; else take it back, so that the hold ends.',
  'forced-entry.name': 'Forced after a decline',
  'forced-entry.reason': '{amount} was entered by force or offline, after the same card had been declined at {time}.',
  'forced-entry.innocent': 'the bank gave its consent by telephone.',
  'forced-entry.next': 'Ask who entered it and on whose word. If nobody knows, open a case at once.',
  'refund-share.name': 'Many refunds',
  'refund-share.reason':
    '{refunds} refunds on {sales} sales within 30 days: {percent} %. Acquirers look at this share.',
  'refund-share.innocent': 'goods were recalled, or an event was cancelled.',
  'refund-share.next': 'Look through the refunds of these days: is there a slip for each?',
  'operator-refunds.name': 'One operator takes back many charges',
  'operator-refunds.reason':
    'Operator {operator} took back {count} charges within 30 days, {percent} % of theirs; {usual} % is usual among the others.',
  'operator-refunds.innocent': 'this operator looks after returns, or is the only one who may void.',
  'operator-refunds.next': 'Compare these with their slips, calmly and together. Open a case if slips are missing.',
  'bin-burst.name': 'Many cards of one series',
  'bin-burst.reason':
    '{cards} different cards beginning with {series} within {minutes} minutes: far more than is usual here.',
  'bin-burst.innocent': 'a company’s staff paid with cards of one bank.',
  'bin-burst.next': 'Compare with the slips: did these people stand here? If not, call your acquirer.',
  'stepped-amounts.name': 'Large amounts in even steps',
  'stepped-amounts.reason': 'One card paid {payments} large amounts that differ by {step} each, last {amount}.',
  'stepped-amounts.innocent': 'instalments were agreed.',
  'stepped-amounts.next': 'Compare with the slips: what was sold for these amounts?',
  'approval-collapse.name': 'Hardly anything goes through',
  'approval-collapse.reason': 'Within {hours} hours {approved} of {tries} tries were approved: {percent} %.',
  'approval-collapse.innocent': 'the line or the bank had a fault.',
  'approval-collapse.next':
    'Try the terminal with a card of your own. If it works, call your acquirer: cards may be tried out here.',
  'volume-jump.name': 'Far more than usual on one day',
  'volume-jump.reason': 'This day took {total}; such weekdays usually take about {usual}.',
  'volume-jump.innocent': 'it was a feast day, or there was a large order.',
  'volume-jump.next': 'If you know why, tell your acquirer before they ask. If not, compare the day with the slips.',
  'dormant-terminal.name': 'Terminal long unused',
  'dormant-terminal.reason': {
    one: '{amount} came from terminal {terminal}, which had taken nothing for a day.',
    other: '{amount} came from terminal {terminal}, which had taken nothing for {days} days.',
  },
  'dormant-terminal.innocent': 'a spare terminal was used.',
  'dormant-terminal.next': 'See where this terminal is and who has it.',
  'changed-row.name': 'Changed afterwards',
  'changed-row.reason': 'The portal showed {before} here before; now it says {amount}.',
  'changed-row.reason.facts':
    'Card, terminal, operator, code or time of this charge of {amount} were others when it was first seen.',
  'changed-row.reason.vanished':
    '{amount} stood in the portal’s list before and no longer does, though the rows around it still do.',
  'changed-row.innocent': 'the portal corrected a mistake.',
  'changed-row.next': 'Keep what was seen before (it is in the record), and ask your acquirer who changed it.',
  'need.rows': {
    one: '{rule}: needs {need} sales to compare with, knows 1 so far.',
    other: '{rule}: needs {need} sales to compare with, knows {have} so far.',
  },
  'need.days': {
    one: '{rule}: needs {need} days to compare with, knows 1 so far.',
    other: '{rule}: needs {need} days to compare with, knows {have} so far.',
  },
} satisfies Record<string, Message>;
