// Before each file of unit tests: devices get keys that were made before (device-keys.ts), as long as there are some.
import { form, keptPairs } from './device-keys';

const { subtle } = crypto;
const generate = subtle.generateKey.bind(subtle) as (...args: unknown[]) => Promise<unknown>;
const pairs = keptPairs();

subtle.generateKey = (async (algorithm: Partial<typeof form>, isExtractable: boolean, uses: KeyUsage[]) => {
  const isOurs = algorithm.name === form.name && algorithm.modulusLength === form.modulusLength;
  const pair = isOurs ? pairs.shift() : undefined;
  if (!pair) return generate(algorithm, isExtractable, uses);
  const bytes = (base64: string) => Buffer.from(base64, 'base64');
  return {
    privateKey: await subtle.importKey('pkcs8', bytes(pair.secret), form, isExtractable, ['sign']),
    publicKey: await subtle.importKey('spki', bytes(pair.open), form, true, ['verify']),
  };
}) as typeof subtle.generateKey;
