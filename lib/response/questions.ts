// What triage asks beyond the facts: each answer is a sign for or against an outcome. Data; lib/response/triage.ts weighs it.
import type { ResponseKey } from '@/lib/i18n/response';
import type { Answer } from '@/lib/model/case-event';
import type { Outcome } from '@/lib/model/finding';

export interface QuestionSign {
  outcome: Outcome;
  isFor: boolean;
  weight: 1 | 2 | 3;
}

export interface Question {
  id: string;
  text: ResponseKey;
  /** the sign in words, once answered */
  said: Partial<Record<Answer, ResponseKey>>;
  signs: Partial<Record<Answer, readonly QuestionSign[]>>;
}

const pro = (outcome: Outcome, weight: 1 | 2 | 3): QuestionSign => ({ outcome, isFor: true, weight });
const con = (outcome: Outcome, weight: 1 | 2 | 3): QuestionSign => ({ outcome, isFor: false, weight });

/** Asked where the outcome is suspected fraud: a yes brings the overhaul of all terminals into the case. */
export const causeQuestion = 'cause.broken-into';

export const questions: readonly Question[] = [
  {
    id: 'goods-handed-over',
    text: 'question.goods',
    said: { yes: 'sign.goods.yes', no: 'sign.goods.no' },
    signs: { yes: [pro('normal', 3), con('suspected-fraud', 2)], no: [con('normal', 3), pro('suspected-fraud', 1)] },
  },
  {
    id: 'someone-remembers',
    text: 'question.remembers',
    said: { yes: 'sign.remembers.yes', no: 'sign.remembers.no' },
    signs: {
      yes: [pro('normal', 1), pro('mis-operation', 1), con('suspected-fraud', 2)],
      no: [pro('suspected-fraud', 1)],
    },
  },
  {
    id: 'another-amount',
    text: 'question.another-amount',
    said: { yes: 'sign.another-amount.yes' },
    signs: { yes: [pro('mis-operation', 3), con('normal', 3)] },
  },
  {
    id: 'charged-twice',
    text: 'question.twice',
    said: { yes: 'sign.twice.yes' },
    signs: { yes: [pro('mis-operation', 3), con('normal', 2)] },
  },
  {
    id: 'was-open',
    text: 'question.open',
    said: { yes: 'sign.open.yes', no: 'sign.open.no' },
    signs: { yes: [pro('normal', 1)], no: [pro('suspected-fraud', 2), con('normal', 2)] },
  },
  {
    id: 'terminal-out-of-sight',
    text: 'question.terminal',
    said: { yes: 'sign.terminal.yes' },
    signs: { yes: [pro('suspected-fraud', 2)] },
  },
  {
    id: 'unknown-login',
    text: 'question.login',
    said: { yes: 'sign.login.yes' },
    signs: { yes: [pro('suspected-fraud', 3)] },
  },
  {
    id: 'trial-charge',
    text: 'question.trial',
    said: { yes: 'sign.trial.yes' },
    signs: { yes: [pro('normal', 3), con('suspected-fraud', 2)] },
  },
];
