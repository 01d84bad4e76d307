// Messages about the shop: who it is, its checks, what was learned of it, its settings.
import * as z from 'zod/mini';
import { DetectionChoice, RuleRate } from '@/lib/model/detection-choice';
import { LearnedItem } from '@/lib/model/learned-item';
import { CheckRecord, PreventionPlan } from '@/lib/model/prevention';
import { Settings } from '@/lib/model/settings';
import { ShopDetails } from '@/lib/model/shop';
import { type Messages, none } from './part';

export const shopMessages = {
  /** who the merchant is, for letters */
  'shop.get': { from: ['page', 'offscreen'], payload: none, reply: ShopDetails },
  'shop.set': { from: ['page'], payload: z.partial(ShopDetails), reply: ShopDetails },
  /** the plan of recurring checks and every check done */
  'prevention.get': {
    from: ['page'],
    payload: none,
    reply: z.object({ plan: PreventionPlan, checks: z.array(CheckRecord) }),
  },
  /** terminals of which remembered payments tell but the plan does not */
  'prevention.unlisted': { from: ['page'], payload: none, reply: z.array(z.string()) },
  'prevention.plan': { from: ['page'], payload: PreventionPlan, reply: none },
  'prevention.check': { from: ['page'], payload: CheckRecord, reply: none },
  /** what was learned from the merchant's verdicts */
  'learned.list': { from: ['page'], payload: none, reply: z.array(LearnedItem) },
  'learned.remove': {
    from: ['page'],
    payload: z.object({ id: z.string().check(z.maxLength(1000)) }),
    reply: z.array(LearnedItem),
  },
  'detection.get': { from: ['page'], payload: none, reply: DetectionChoice },
  'detection.set': { from: ['page'], payload: DetectionChoice, reply: DetectionChoice },
  /** how often each rule would have spoken about the remembered rows under this choice, chosen already or not */
  'detection.rates': {
    from: ['page'],
    payload: DetectionChoice,
    reply: z.object({ rows: z.int(), rules: z.array(RuleRate) }),
  },
  'settings.get': { from: ['page', 'offscreen'], payload: none, reply: Settings },
  'settings.set': { from: ['page'], payload: z.partial(Settings), reply: Settings },
} as const satisfies Messages;
