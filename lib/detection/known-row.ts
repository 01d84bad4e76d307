// A transaction prepared for questions, as rules import it; it stands in the model, since the ledger counts by it too.
export { isBefore, isSameAmount, type KnownRow, knownRow, undoing } from '@/lib/model/known-row';
