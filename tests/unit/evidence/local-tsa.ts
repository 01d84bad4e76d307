// A time stamping authority on this machine's loopback, made with openssl: honest, slow, down, or lying in one of several ways.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stamper } from '@/lib/evidence/stamping';

export type Behaviour =
  | 'honest'
  | 'wrong-hash'
  | 'wrong-nonce'
  | 'bad-signature'
  | 'refusing'
  | 'garbage'
  /** takes the request and never answers */
  | 'gone'
  /** answers rightly, but only after `slowness` */
  | 'slow'
  /** nobody there: the connection is closed at once */
  | 'down'
  | 'error-page';

/** How late a slow authority answers; ms. */
export const slowness = 1200;

export interface LocalTsa {
  url: string;
  folder: string;
  /** root certificate, PEM file and DER */
  rootFile: string;
  root: Uint8Array<ArrayBuffer>;
  behave(how: Behaviour): void;
  close(): Promise<void>;
}

const configuration = `[req]
distinguished_name=dn
prompt=no
[dn]
CN=x
[ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[stamp]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[mail]
basicConstraints=critical,CA:FALSE
extendedKeyUsage=critical,emailProtection
[tsa]
default_tsa=t1
[t1]
serial=./serial
crypto_device=builtin
signer_cert=./tsa.pem
certs=./ca.pem
signer_key=./tsa.key
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256,sha384,sha512
accuracy=secs:1
ordering=yes
tsa_name=yes
ess_cert_id_chain=no
ess_cert_id_alg=sha256
`;

/** Starts one. @param days how long its certificate is good for; @param name of its certificates */
export async function startLocalTsa(name = 'Test TSA', days = 30): Promise<LocalTsa> {
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-tsa-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'tsa.cnf'), configuration);
  writeFileSync(join(folder, 'serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'tsa.cnf'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    `/CN=${name} root`,
    '-extensions',
    'ca',
  );
  openssl('req', '-new', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', `/CN=${name}`);
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'tsa.pem',
    '-days',
    String(days),
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'stamp',
  );
  openssl('x509', '-in', 'ca.pem', '-outform', 'DER', '-out', 'ca.der');
  let behaviour: Behaviour = 'honest';
  const reply = (query: Buffer) => {
    writeFileSync(join(folder, 'q.tsq'), query);
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-section', 't1', '-queryfile', 'q.tsq', '-out', 'r.tsr');
    return readFileSync(join(folder, 'r.tsr'));
  };
  /** a query of our own: another hash, or the same hash with another nonce */
  const otherQuery = (digest: string) => {
    openssl('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', 'other.tsq');
    return readFileSync(join(folder, 'other.tsq'));
  };
  const lie = (query: Buffer): Buffer => {
    if (behaviour === 'garbage') return Buffer.from('no stamp at all');
    if (behaviour === 'wrong-hash') return reply(otherQuery('00'.repeat(32)));
    // The request holds the hash as its only 32-byte octet string.
    if (behaviour === 'wrong-nonce')
      return reply(
        otherQuery(
          query
            .subarray(query.indexOf(Buffer.from([0x04, 0x20])) + 2)
            .subarray(0, 32)
            .toString('hex'),
        ),
      );
    // PKIStatus 2: rejection, and nothing else.
    if (behaviour === 'refusing') return Buffer.from([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]);
    const honest = reply(query);
    if (behaviour === 'bad-signature') honest[honest.length - 3]! ^= 0x55;
    return honest;
  };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (behaviour === 'gone') return;
      if (behaviour === 'down') request.socket.destroy();
      else if (behaviour === 'slow') {
        const answer = reply(Buffer.concat(parts));
        setTimeout(() => response.writeHead(200).end(answer), slowness).unref();
      } else if (behaviour === 'error-page')
        response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>maintenance</h1>');
      else response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(lie(Buffer.concat(parts)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    folder,
    rootFile: join(folder, 'ca.pem'),
    root: new Uint8Array(readFileSync(join(folder, 'ca.der'))),
    behave: (how) => {
      behaviour = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks a local TSA over HTTP, as the product's own sender does. */
export function stamperFor(tsa: LocalTsa, name = 'local', patience = 1500): Stamper {
  return {
    name,
    roots: [tsa.root],
    async send(request) {
      const response = await fetch(tsa.url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: request,
        signal: AbortSignal.timeout(patience),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
