// A bad line between a browser and one server of a chain: of the news that the server tells unasked, every third is lost, every second
// comes twice, and each comes late behind the one after it. Questions and answers pass as they are.
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

export interface MuddledLine {
  /** what a browser connects to (`ws://…`) in place of the server */
  address: string;
  /** news so far */
  counts(): { lost: number; twice: number; late: number };
  close(): Promise<void>;
}

/** Opens the line. @param server address of the server (`ws://…`) @param news what subjects of news begin with */
export async function startMuddledLine(server: string, news: string): Promise<MuddledLine> {
  const counts = { lost: 0, twice: 0, late: 0 };
  const gate = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => gate.once('listening', resolve));
  gate.on('connection', (client) => {
    const upstream = new WebSocket(server, { perMessageDeflate: false });
    const opening = new Promise((resolve) => upstream.once('open', resolve));
    const tell = muddle(
      (bytes) => client.readyState === WebSocket.OPEN && client.send(bytes, { binary: true }),
      counts,
      `${news}.`,
    );
    client.on('message', async (data: RawData) => {
      await opening;
      upstream.send(data, { binary: true });
    });
    upstream.on('message', (data: RawData) => tell(data as Buffer));
    client.on('close', () => upstream.close());
    for (const end of ['close', 'error']) upstream.on(end, () => client.close());
  });
  return {
    address: `ws://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    counts: () => ({ ...counts }),
    async close() {
      for (const client of gate.clients) client.terminate();
      await new Promise((resolve) => gate.close(resolve));
    },
  };
}

/**
 * Takes what a server says as it comes and passes it on, muddled.
 * https://docs.nats.io/reference/reference-protocols/nats-protocol (a line; behind MSG and HMSG so many bytes as it ends with)
 */
function muddle(send: (bytes: Buffer) => void, counts: { lost: number; twice: number; late: number }, news: string) {
  let rest: Buffer = Buffer.alloc(0);
  let heard = 0;
  let late: Buffer | null = null;
  const pass = (message: Buffer) => {
    heard += 1;
    if (heard % 3 === 0) {
      counts.lost += 1;
      return;
    }
    const before = late;
    late = message;
    if (before === null) return;
    send(message);
    send(before);
    counts.late += 1;
    if (heard % 2 === 0) {
      send(message);
      counts.twice += 1;
    }
    late = null;
  };
  return (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
      const words = rest.toString('latin1', 0, end).split(/\s+/);
      const isMessage = words[0] === 'MSG' || words[0] === 'HMSG';
      const length = end + 2 + (isMessage ? Number(words.at(-1)) + 2 : 0);
      if (rest.length < length) return;
      const whole = rest.subarray(0, length);
      rest = rest.subarray(length);
      if (isMessage && words[1]!.startsWith(news)) pass(whole);
      else send(whole);
    }
  };
}
