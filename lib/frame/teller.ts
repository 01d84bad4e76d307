// Tells the worker what a frame read: only what is new, and long lists in parts, so that the page is never held up by a message.
import type { Payload, Reply } from '@/lib/messaging/messages';
import type { FrameReading } from '@/lib/model/reading';
import { isSame } from '@/lib/model/same';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { letPageWork } from '@/lib/reading/let-page-work';

/** The teller's links to the worker. */
export interface TellerLinks {
  tellRead(payload: Payload<'page.read'>): Promise<Reply<'page.read'>>;
  /** left out where nothing is told in parts */
  tellPart?(payload: Payload<'page.part'>): Promise<Reply<'page.part'>>;
  tellChanged?(payload: Payload<'page.changed'>): Promise<Reply<'page.changed'>>;
}

/** Rows in one message, and messages before one reading, both at most; of longer lists each part is larger. */
const rowsAPart = 250;
const mostParts = 40;
/** Rows compared between two pauses. */
const slice = 1000;

/** Remembers what was told of one frame. */
export class Teller {
  readonly #links: TellerLinks;
  #told: Payload<'page.read'> | null = null;

  constructor(links: TellerLinks) {
    this.#links = links;
  }

  /** True before anything was told, and after `forget`. */
  get isFirst(): boolean {
    return this.#told === null;
  }

  /** What comes next is told whatever it is. */
  forget(): void {
    this.#told = null;
  }

  /** True where a reading says the same as the one told last. Takes pauses. */
  async isTold({ reading, complete }: Payload<'page.read'>): Promise<boolean> {
    const told = this.#told;
    if (told === null || told.complete !== complete || !isSame(frameOf(told.reading), frameOf(reading))) return false;
    for (const [t, { rows }] of reading.tables.entries()) {
      const before = told.reading.tables[t]!.rows;
      for (let i = 0; i < rows.length; i++) {
        if (i % slice === slice - 1) await letPageWork();
        if (!isSame(rows[i], before[i])) return false;
      }
    }
    return true;
  }

  /** Tells a whole reading; resolves to what is to be said about its rows. */
  async tell(payload: Payload<'page.read'>): Promise<Reply<'page.read'>> {
    this.#told = payload;
    const { reading } = payload;
    const count = reading.tables.reduce((sum, { rows }) => sum + rows.length, 0);
    const { tellPart } = this.#links;
    if (count <= rowsAPart || !tellPart) return this.#links.tellRead(payload);
    try {
      const parts = { name: await this.#tellParts(reading, count, tellPart), rows: count };
      const tables = reading.tables.map((table) => ({ ...table, rows: [] }));
      return await this.#links.tellRead({ ...payload, reading: { ...reading, tables }, parts });
    } catch {
      // A worker that was ended between two parts has lost those before.
      return this.#links.tellRead(payload);
    }
  }

  async #tellParts(
    { tables }: FrameReading,
    count: number,
    tellPart: NonNullable<TellerLinks['tellPart']>,
  ): Promise<string> {
    const name = crypto.randomUUID();
    const length = Math.max(rowsAPart, Math.ceil(count / mostParts));
    for (const [table, { rows }] of tables.entries()) {
      for (let i = 0; i < rows.length; i += length) {
        await letPageWork();
        await tellPart({ name, table, rows: rows.slice(i, i + length) });
      }
    }
    return name;
  }

  /**
   * Tells rows of the reading told last that say something else now, under the same keys. Null where the worker does not
   * know that reading any more: then the whole is to be told.
   */
  async tellChanged(rows: readonly KeyedTransaction[]): Promise<Reply<'page.changed'>> {
    const told = this.#told;
    if (told === null || !this.#links.tellChanged) return null;
    const now = new Map(rows.map((row) => [row.key, row]));
    for (const table of told.reading.tables)
      for (let i = 0; i < table.rows.length; i++) table.rows[i] = now.get(table.rows[i]!.key) ?? table.rows[i]!;
    return this.#links.tellChanged({ rows: [...rows] });
  }
}

/** All of a reading but its rows. */
function frameOf(reading: FrameReading): unknown {
  return { ...reading, tables: reading.tables.map((table) => ({ ...table, rows: table.rows.length })) };
}
