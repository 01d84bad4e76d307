// What the chain's IT may set by the browser's policy is what the extension reads: public/managed-schema.json says the same as JoinFile.
// Chrome knows a part of JSON Schema only, and drops without a word what does not fit: so the file says what is where, and the extension's
// own parser says how long and of which letters. https://www.chromium.org/administrators/configuring-policy-for-extensions/
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { JoinFile } from '@/lib/model/chain-member';
import { projectRoot } from '@/tests/e2e/harness/build-extension';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
}

/** A schema as far as Chrome understands it. */
function forChrome(schema: Schema): Schema {
  // A value or null: a policy has no null.
  if (schema.anyOf) return forChrome(schema.anyOf.find(({ type }) => type !== 'null')!);
  if (schema.const !== undefined) return { type: 'integer', enum: [schema.const] };
  const { type, properties, required, items, additionalProperties } = schema;
  return {
    type: type!,
    ...(schema.enum && { enum: schema.enum }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, forChrome(one)])),
    }),
    ...(required && { required }),
    ...(items && { items: forChrome(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: forChrome(additionalProperties) }),
  };
}

/** Explanations are the file's own. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const isSchema = 'type' in value && typeof value.type === 'string';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isSchema || (name !== 'description' && name !== 'title'))
      .map(([name, one]) => [name, withoutWords(one)]),
  );
}

it('says what a join file is, no more and no less', () => {
  const shipped: unknown = JSON.parse(readFileSync(join(projectRoot, 'public/managed-schema.json'), 'utf8'));
  const read = z.toJSONSchema(z.object({ chain: z.optional(JoinFile) }), { io: 'input' }) as Schema;
  expect(withoutWords(shipped)).toEqual(forChrome(read));
});
