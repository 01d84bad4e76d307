// One threshold of a rule: a number within its bounds. What is typed counts once it is one; until then it says what is missing.
import { useState } from 'preact/hooks';
import type { RuleRate } from '@/lib/model/detection-choice';
import { TextField } from '../field';
import { thresholdKey, useDetectionWords } from './detection-words';

interface ThresholdFieldProps {
  rule: string;
  threshold: RuleRate['parameters'][number];
  onChange: (value: number) => void;
}

export function ThresholdField({ rule, threshold, onChange }: ThresholdFieldProps) {
  const words = useDetectionWords();
  const { name, value, min, max } = threshold;
  const [typed, setTyped] = useState<string | null>(null);
  const number = typed === null ? value : Number(typed.replace(',', '.'));
  const isGood = typed === null || (typed.trim() !== '' && number >= min && number <= max);
  const key = thresholdKey(rule, name);
  return (
    <TextField
      label={key ? words(key) : words('threshold.other', { name })}
      hint={words('bounds', { min, max, usual: threshold.default })}
      problem={isGood ? undefined : words('out-of-bounds', { min, max })}
      inputMode="decimal"
      value={typed ?? String(value)}
      onInput={(text) => {
        const next = Number(text.replace(',', '.'));
        const isNumber = text.trim() !== '' && next >= min && next <= max;
        setTyped(text);
        if (isNumber) onChange(next);
      }}
    />
  );
}
