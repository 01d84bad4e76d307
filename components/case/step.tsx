// One step, to be worked on: what to do, why, the form for it, and how. The form depends on the kind of step.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PackKind } from '@/lib/model/case-event';
import { wordStep } from '@/lib/response/overlay';
import type { Step } from '@/lib/response/playbook';
import { useWords } from '../words';
import { CallList, CallStep } from './call';
import { Capture } from './capture';
import { Classify } from './classify';
import { ConfirmFacts } from './confirm-facts';
import type { CaseDesk } from './desk';
import { DoStep } from './do-step';
import { CloseCase } from './money';
import { BuildPack } from './packs';
import { Vouchers } from './vouchers';

interface StepCardProps {
  desk: CaseDesk;
  step: Step;
  /** the line above the title: that it comes next, or was chosen */
  label: string;
  /** true where the step came up by an act of the user's: its title then takes the focus */
  takesFocus: boolean;
  children?: ComponentChildren;
}

export function StepCard({ desk, step, label, takesFocus, children }: StepCardProps) {
  const { language } = useWords();
  const worded = wordStep(step, language);
  const title = useRef<HTMLHeadingElement>(null);
  // Another step is another card (its key says so): the focus is taken once, when the card comes up.
  const takesFocusNow = useRef(takesFocus);
  useEffect(() => {
    if (takesFocusNow.current) title.current?.focus();
  }, []);
  return (
    <section class="step-card" aria-labelledby={`step-${step.id}`} data-step={step.id}>
      <p class="step-label">{label}</p>
      <h2 id={`step-${step.id}`} ref={title} tabIndex={-1}>
        {worded.title}
      </h2>
      <p class="step-why">{worded.why}</p>
      <How lines={worded.how} />
      <StepForm desk={desk} step={step} />
      {children}
    </section>
  );
}

function How({ lines }: { lines: readonly string[] }) {
  const { t } = useWords();
  if (lines.length === 0) return null;
  return (
    <>
      <h3 class="visually-hidden">{t('how.heading')}</h3>
      <ul class="how">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function StepForm({ desk, step }: { desk: CaseDesk; step: Step }) {
  const { language } = useWords();
  switch (step.interaction) {
    case 'confirm-facts':
      return <ConfirmFacts desk={desk} />;
    case 'check-vouchers':
      return <Vouchers desk={desk} />;
    case 'capture':
      return <Capture desk={desk} />;
    case 'classify':
      return <Classify desk={desk} />;
    case 'call':
      return (
        <>
          <CallStep
            key={step.id}
            desk={desk}
            party={step.party ?? 'other'}
            numbers={wordStep(step, language).numbers}
          />
          <CallList desk={desk} party={step.party ?? 'other'} />
        </>
      );
    case 'do':
    case 'document':
      return <DoStep key={step.id} desk={desk} step={step} />;
    case 'export':
      return <BuildPack desk={desk} kind={packKindOf(step)} place={step.id} />;
    case 'close':
      return <CloseCase desk={desk} />;
  }
}

/** The pack that a step of this kind hands over first. */
function packKindOf({ party }: Step): PackKind {
  return party === 'bank' || party === 'acquirer' || party === 'police' ? party : 'master';
}
