// The words for acts that a pack's report and lists use: the response's own.
export { wordAct, wordEntry } from '@/lib/response/word-act';
