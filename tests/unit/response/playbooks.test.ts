// Walks the playbooks as data: everything that a reader of one relies on is held here, for every step, paper and deadline.
import { describe, expect, it } from 'vitest';
import { response } from '@/lib/i18n/response';
import { hasMessage, languages, say } from '@/lib/i18n/say';
import { fileRoles, letterKinds, packKinds, parties, type Region, regions } from '@/lib/model/case-event';
import { overlaySteps, wordStep } from '@/lib/response/overlay';
import { standsIn, stepFor } from '@/lib/response/playbook';
import { playbooks } from '@/lib/response/playbooks';
import { causeQuestion, questions } from '@/lib/response/questions';

const certainNumbers = new Set(['110', '96110', '95516', '12363']);
const steps = playbooks.flatMap((playbook) => playbook.steps.map((step) => ({ playbook: playbook.id, step })));

describe.each(playbooks.map((playbook) => [playbook.id, playbook] as const))('playbook %s', (_id, playbook) => {
  it('has steps, sources and the day on which it was checked', () => {
    expect(playbook.steps.length).toBeGreaterThan(0);
    expect(playbook.sources.length).toBeGreaterThan(0);
    for (const source of playbook.sources)
      for (const language of languages) expect(say(response, language, source)).not.toBe(source);
    expect(playbook.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(Number.isNaN(Date.parse(playbook.checkedOn))).toBe(false);
  });

  it.each(regions)('in %s every step has words in both languages, and none stays a key', (region) => {
    for (const step of playbook.steps.filter((one) => standsIn(one, region)).map((one) => stepFor(one, region))) {
      for (const language of languages) {
        const words = wordStep(step, language);
        for (const text of [words.title, words.why, ...words.how]) {
          expect(text, `${step.id} ${language}`).not.toMatch(/^[a-z-]+(\.[a-z0-9-]+)+$/);
          expect(text.length, `${step.id} ${language}`).toBeGreaterThan(1);
        }
      }
    }
  });

  it('serves only steps that it has', () => {
    const ids = new Set(playbook.steps.map(({ id }) => id));
    for (const { id, serves = [] } of playbook.steps) for (const served of serves) expect(ids, id).toContain(served);
  });

  it('names every paper once per recipient and region, with proofs that exist', () => {
    for (const region of regions) {
      const names = playbook.documents
        .filter((need) => standsIn(need, region))
        .map(({ party, id }) => `${party}/${id}`);
      expect(new Set(names).size).toBe(names.length);
    }
    for (const need of playbook.documents) {
      expect(parties).toContain(need.party);
      for (const proof of need.proofs) {
        if ('role' in proof) expect(fileRoles).toContain(proof.role);
        else if ('letter' in proof) expect(letterKinds).toContain(proof.letter);
        else if ('pack' in proof) expect(packKinds).toContain(proof.pack);
        else expect(['capture', 'receiving-account']).toContain(proof.act);
      }
    }
  });

  it('meets its deadlines by steps that exist', () => {
    const ids = new Set(playbook.steps.map(({ id }) => id));
    for (const deadline of playbook.deadlines) {
      expect(deadline.hours).toBeGreaterThan(0);
      expect(deadline.metBySteps.length + deadline.metByFiles.length).toBeGreaterThan(0);
      for (const step of deadline.metBySteps) expect(ids).toContain(step);
    }
  });
});

describe('all playbooks', () => {
  it('carry every row of the response that is a step: S1 to S17 but S9, which is how steps are shown', () => {
    const rows = new Set(steps.map(({ step }) => step.row));
    const wanted = Array.from({ length: 17 }, (_, i) => `S${i + 1}`).filter((row) => row !== 'S9');
    expect(wanted.filter((row) => !rows.has(row as `S${number}`))).toEqual([]);
  });

  it('have step ids of their own', () => {
    const ids = steps.map(({ step }) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('give only numbers that are certain, and those only in mainland China', () => {
    for (const { step } of steps) {
      for (const { number } of step.hotlines ?? []) expect(certainNumbers).toContain(number);
      for (const region of regions.filter((one): one is Region => one !== 'cn'))
        if (standsIn(step, region)) expect(stepFor(step, region).hotlines ?? [], `${step.id} ${region}`).toEqual([]);
    }
    for (const language of languages) {
      for (const [key, message] of Object.entries(response[language])) {
        const text = typeof message === 'string' ? message : message.other;
        const numbers = text.match(/\b\d{5,}\b/g) ?? [];
        expect(
          numbers.filter((number) => !certainNumbers.has(number)),
          key,
        ).toEqual([]);
      }
    }
  });

  it('in suspected fraud check the accounts in the first hour, beside the calls', () => {
    const fraud = playbooks.find(({ id }) => id === 'suspected-fraud')!;
    const firstHour = fraud.steps.filter((step) => step.withinHours === 1).map(({ id }) => id);
    expect(firstHour).toEqual([
      'fraud.urgent-page',
      'fraud.call-police',
      'fraud.call-acquirer',
      'fraud.call-bank',
      'fraud.account-check',
    ]);
  });

  it('end with exactly one step that closes, but those that only lead into others', () => {
    for (const { id, steps: own } of playbooks) {
      const closing = own.filter(({ interaction }) => interaction === 'close').length;
      expect(closing, id).toBe(id === 'triage' || id === 'terminal-overhaul' ? 0 : 1);
    }
  });
});

describe('questions', () => {
  it.each(questions.map((question) => [question.id, question] as const))(
    '%s: an answer that is a sign has words',
    (_id, question) => {
      expect(hasMessage(response, question.text)).toBe(true);
      for (const [answer, signs] of Object.entries(question.signs)) {
        expect(signs.length).toBeGreaterThan(0);
        expect(question.said[answer as 'yes'], answer).toBeDefined();
      }
      expect(question.id).not.toBe(causeQuestion);
    },
  );
});

describe('changes of the merchant', () => {
  const fraud = playbooks.find(({ id }) => id === 'suspected-fraud')!;

  it('word a step anew, put own numbers before ours, add and hide steps', () => {
    const own = overlaySteps(fraud, {
      steps: [
        { step: 'fraud.call-police', title: '打给王警官', numbers: [{ name: '派出所', number: '021-5555 0100' }] },
        { step: 'fraud.supplement', isHidden: true },
      ],
      added: [
        {
          id: 'own.tell-owner',
          playbook: 'suspected-fraud',
          after: 'fraud.call-bank',
          title: '告诉老板',
          why: '他要签字。',
          how: [],
          isOptional: false,
        },
      ],
    });
    const police = wordStep(own.find(({ id }) => id === 'fraud.call-police')!, 'zh-CN');
    expect(police.title).toBe('打给王警官');
    expect(police.why).toBe(say(response, 'zh-CN', 'fraud.police.why'));
    expect(police.numbers.map(({ number }) => number)).toEqual(['021-5555 0100', '110', '96110']);
    const ids = own.map(({ id }) => id);
    expect(ids).not.toContain('fraud.supplement');
    expect(ids[ids.indexOf('fraud.call-bank') + 1]).toBe('own.tell-owner');
  });

  it('cannot hide deciding and closing', () => {
    const hidden = overlaySteps(fraud, {
      steps: fraud.steps.map(({ id }) => ({ step: id, isHidden: true })),
      added: [],
    });
    expect(hidden.map(({ id }) => id)).toEqual(['fraud.close']);
  });
});
