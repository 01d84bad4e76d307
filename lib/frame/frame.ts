// One frame of a portal: read it, tell the worker, mark its rows; again whenever it changes. Wires reading, marking and capture
// together; what they do is theirs. The worker is reached through links, so that this runs in any page for tests.
import { CaptureStage } from '@/lib/capture/prepare';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, say } from '@/lib/i18n/say';
import { Marker, type OpenedCase } from '@/lib/marking/marker';
import type { Payload, Reply } from '@/lib/messaging/messages';
import type { ContentHandlers } from '@/lib/messaging/receive';
import type { FrameReading } from '@/lib/model/reading';
import { type KeyedTransaction, keyTransactions } from '@/lib/model/transaction';
import type { RowElements } from '@/lib/reading/grids/grid';
import { isFirstLanguage, type LanguagePack, learnLanguages, needsMoreWords } from '@/lib/reading/languages';
import { letPageWork } from '@/lib/reading/let-page-work';
import { type PageRead, type ReadTable, toFrameReading } from '@/lib/reading/page';
import { type ChangedRow, PageReader } from '@/lib/reading/page-reader';
import { hasTableLike, tableLike } from '@/lib/reading/table-like';
import { DocumentWatch, type Look, type Outcome, type ShadowRootOf } from '@/lib/reading/watch';
import { ListMover } from './list-mover';
import { measured, tookTime } from './measure';
import { contextOf } from './page-context';
import { Teller, type TellerLinks } from './teller';

/** So often a reading is given up because the page changed meanwhile; then the page is read in one go. */
const mostOvertaken = 3;

/** Readings of more rows are taken over in a task of their own. */
const longList = 1000;

/** What connects a frame to the rest of the extension. */
export interface FrameLinks extends TellerLinks {
  /** what is known of the site before its page is read; left out where no worker is asked */
  askKnown?(payload: Payload<'page.known'>): Promise<Reply<'page.known'>>;
  openCase(payload: Payload<'page.open-case'>): Promise<Reply<'page.open-case'>>;
  /** notes what the user said of a row; left out where nothing can be noted */
  judge?(payload: Payload<'page.judge'>): Promise<Reply<'page.judge'>>;
  /** listens to the worker's orders; returns how to stop */
  serve(handlers: ContentHandlers): () => void;
  shadowRootOf: ShadowRootOf;
  /** false once the extension that this script belongs to was updated, reloaded or removed */
  isAlive(): boolean;
}

/**
 * True where there is a table that was not understood, or one whose headings are for the most part unknown words or words of
 * another language: the page's own tag does not always name the language that it is written in.
 */
function mayNeedWords({ tables, notRead }: FrameReading): boolean {
  if (tables.length === 0 && notRead.some(({ why }) => why === 'not-transactions' || why === 'columns-unclear'))
    return true;
  return tables.some(({ rows }) => needsMoreWords(Object.keys(rows[0]?.transaction.raw ?? {})));
}

/** Starts on a document. Returns how to stop: marks come down, nothing is listened to any more. */
export function startFrame(document: Document, links: FrameLinks): () => void {
  const frame = new Frame(document, links);
  frame.start();
  return () => frame.stop();
}

class Frame {
  readonly #document: Document;
  readonly #links: FrameLinks;
  readonly #marker: Marker;
  readonly #watch: DocumentWatch;
  readonly #stage: CaptureStage;
  readonly #mover: ListMover;
  /** request of each row's case, so that a press repeated after a failure opens no second one */
  readonly #requests = new Map<string, string>();
  #unserve: (() => void) | null = null;
  readonly #teller: Teller;
  #reader: PageReader;
  /** day on which the page was read last: yesterday's "today" is read anew */
  #day = '';
  /** which elements show which ledger key */
  #elements: ReadonlyMap<string, RowElements> = new Map();
  #keys: Map<RowElements, string> | null = null;
  #reading: Promise<unknown> = Promise.resolve();
  #overtaken = 0;
  #telling: Promise<void> = Promise.resolve();
  #turn = 0;
  #known: Pick<Reply<'page.known'>, 'portal' | 'taught'> = { portal: null, taught: null };
  #words: 'first' | 'coming' | 'all' = 'first';
  #isStopped = false;

  constructor(document: Document, links: FrameLinks) {
    this.#document = document;
    this.#links = links;
    const { shadowRootOf, isAlive } = links;
    this.#marker = new Marker({
      document,
      shadowRootOf,
      isAlive,
      word: ({ key, values }, language) => (hasMessage(rules, key) ? say(rules, language, key, values) : ''),
      openCase: (key) => this.#openCase(key),
      ...(links.judge && { judge: (key, verdict) => this.#judge({ key, verdict }) }),
    });
    this.#watch = new DocumentWatch({
      document,
      tableLike,
      shadowRootOf,
      onChange: () => this.#marker.check(),
      read: (look) => this.#read(look),
    });
    this.#reader = this.#newReader();
    this.#teller = new Teller(links);
    this.#mover = new ListMover({
      document,
      read: () => this.#readForMover(),
      tell: () => this.#telling,
    });
    this.#stage = new CaptureStage({
      document,
      shadowRootOf,
      setConcealed: (isConcealed) => this.#marker.setConcealed(isConcealed),
      readRows: () => this.#readAtOnce(),
    });
  }

  start(): void {
    this.#unserve = this.#links.serve({
      'content.ping': async () => ({}),
      'content.leave': async () => {
        this.stop();
        return {};
      },
      'content.reread': async () => {
        if (this.#links.askKnown) await this.#askKnown(false);
        this.#teller.forget();
        this.#watch.readNow();
        return {};
      },
      'content.marks': async (knowledge) => {
        this.#marker.setKnowledge(knowledge);
        return {};
      },
      'content.begin-walk': async () => ({ url: await this.#mover.begin() }),
      'content.turn-page': async () => ({ moved: await this.#mover.turn() }),
      'content.scroll-rows': async ({ toTop }) => ({ moved: await this.#mover.scroll(toTop) }),
      'content.end-walk': async ({ url }) => {
        await this.#mover.end(url);
        return {};
      },
      'content.reveal': async ({ key }) => ({ ok: this.#marker.reveal(key) }),
      'content.prepare-capture': ({ keep }) => this.#stage.prepare(contextOf(this.#document, new Date()).host, keep),
      'content.scroll-capture': () => this.#stage.scrollOn(),
      'content.end-capture': async () => {
        this.#stage.end();
        return {};
      },
    });
    void this.#begin();
  }

  /** Asks what is known of the site, then reads; a worker that does not answer keeps nothing from being read. */
  async #begin(): Promise<void> {
    if (this.#links.askKnown) await this.#askKnown(!isFirstLanguage(contextOf(this.#document, new Date()).language));
    if (!this.#isStopped) this.#watch.start();
  }

  async #askKnown(languages: boolean): Promise<void> {
    const worlds = globalThis as { tillguardLearn?: (pack: LanguagePack) => void };
    worlds.tillguardLearn = learnLanguages;
    if (languages) this.#words = 'coming';
    const { host } = contextOf(this.#document, new Date());
    try {
      const known = await this.#links.askKnown?.({ host, languages });
      if (known) this.#known = { portal: known.portal, taught: known.taught };
    } catch {
      // Without the worker the page is read by its words and values alone.
    }
    if (languages) this.#words = 'all';
    this.#reader = this.#newReader();
  }

  #newReader(): PageReader {
    const document = this.#document;
    const { shadowRootOf } = this.#links;
    return new PageReader(document, () => contextOf(document, new Date()), { shadowRootOf, ...this.#known });
  }

  /** A table that was not understood may be in a language that the page does not name: read it again with all words. */
  #learnMore(): void {
    void this.#askKnown(true).then(() => {
      if (this.#isStopped) return;
      this.#teller.forget();
      this.#watch.readNow();
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.#unserve?.();
    this.#unserve = null;
    this.#watch.stop();
    this.#stage.end();
    this.#marker.stop();
  }

  /** Reads for the watch, or only what changed; readings follow each other. */
  #read(look: Look): Promise<Outcome> {
    const turn = this.#reading.then(() => this.#readInTurn(look));
    this.#reading = turn.catch(() => undefined);
    return turn;
  }

  /** Reads the whole for the mover, which asks again and again until the page has come to rest. */
  async #readForMover(): Promise<{ tables: readonly ReadTable[]; rows: string }> {
    await this.#read({ changed: null, isOvertaken: () => false });
    return { tables: this.#reader.latest?.tables ?? [], rows: [...this.#elements.keys()].join('\n') };
  }

  /** Reads the whole in this task, for a picture in which other rows are covered; what is new is told by the watch. */
  #readAtOnce(): ReadonlyMap<string, RowElements> {
    if (!this.#isStopped) {
      this.#takeOver(this.#reader.readNow());
      this.#mark();
    }
    return this.#elements;
  }

  async #readInTurn(look: Look): Promise<Outcome> {
    if (this.#isStopped) return 'same';
    if (!this.#links.isAlive()) {
      this.stop();
      return 'same';
    }
    if (look.changed !== null && !this.#teller.isFirst && this.#day === dayOf(this.#document)) {
      const { changed } = look;
      const rows = measured('read', () => this.#reader.refresh(changed));
      const outcome = rows && this.#takeChanges(rows);
      if (outcome !== null) return outcome;
    }
    const reader = this.#reader;
    // A page that does not rest while it is read is read at once in the end.
    const isPatient = this.#overtaken < mostOvertaken;
    const hasChanged = () => look.isOvertaken() || this.#isStopped;
    let read = isPatient ? await reader.read(hasChanged) : reader.readNow();
    // To key a long list is a task of its own, and so is to mark it.
    const isInTasks = isPatient && read !== null && isLong(read);
    if (isInTasks) {
      await letPageWork();
      if (hasChanged()) read = null;
    }
    tookTime('find', reader.times.find);
    tookTime('read', reader.times.read);
    if (this.#isStopped) return 'same';
    this.#overtaken = read === null ? this.#overtaken + 1 : 0;
    if (read === null) return 'overtaken';
    const reading = this.#takeOver(read);
    if (isInTasks) await letPageWork();
    if (this.#isStopped) return 'same';
    this.#mark();
    return this.#take(read, reading);
  }

  /** Takes over rows that say something else under the same keys; null where the whole has to be read. */
  #takeChanges(changes: readonly ChangedRow[]): Outcome | null {
    const { host } = contextOf(this.#document, new Date());
    this.#keys ??= new Map([...this.#elements].map(([key, elements]) => [elements, key]));
    const rows: KeyedTransaction[] = [];
    for (const { table, index, before } of changes) {
      const { elements, transaction } = table.rows[index]!;
      const key = this.#keys.get(elements);
      const [was, now] = [before, transaction].map((one) => keyTransactions(host, [one])[0]!.key);
      if (key === undefined || was !== now) return null;
      rows.push({ key, transaction });
    }
    this.#mark();
    if (rows.length === 0) return 'same';
    this.#telling = this.#tellChanges(rows);
    return 'new';
  }

  /** Keys the rows; the watch follows their tables from now on. */
  #takeOver(read: PageRead): FrameReading {
    const document = this.#document;
    const context = contextOf(document, new Date());
    this.#day = context.now.slice(0, 10);
    const { reading, elements } = toFrameReading(document, context, read);
    this.#elements = elements;
    this.#keys = null;
    this.#watch.setFound(
      read.tables.map((table) => table.root),
      elements.values(),
    );
    return reading;
  }

  #mark(): void {
    measured('mark', () => this.#marker.setRows(this.#elements));
  }

  /** Tells the worker what is new in a reading that was taken over. */
  async #take(read: PageRead, reading: FrameReading): Promise<Outcome> {
    const document = this.#document;
    if (this.#words === 'coming') return 'same';
    if (this.#words === 'first' && this.#links.askKnown && mayNeedWords(reading)) {
      this.#learnMore();
      return 'same';
    }
    const payload = { reading, complete: hasTableLike(document) || document.readyState === 'complete' };
    if (await this.#teller.isTold(payload)) return 'same';
    // Advertisements and helpers in frames of their own have nothing to tell; the page itself always has.
    const isSilent =
      document.defaultView !== document.defaultView?.top && read.tables.length === 0 && this.#teller.isFirst;
    if (!isSilent || reading.notRead.some(({ why }) => why !== 'no-table'))
      this.#telling = this.#answer(this.#teller.tell(payload)).then(() => undefined);
    return 'new';
  }

  async #tellChanges(rows: readonly KeyedTransaction[]): Promise<void> {
    const isKnown = await this.#answer(this.#teller.tellChanged(rows));
    if (isKnown || this.#isStopped) return;
    this.#teller.forget();
    this.#watch.readNow();
  }

  /** Takes over what the worker says of the rows; false where it does not know them. */
  async #answer(told: Promise<Reply<'page.changed'>>): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const knowledge = await told;
      // An answer that was overtaken by a later reading's is out of date.
      if (knowledge !== null && turn === this.#turn) measured('mark', () => this.#marker.setKnowledge(knowledge));
      return knowledge !== null;
    } catch {
      if (this.#links.isAlive()) this.#teller.forget();
      else this.stop();
      return true;
    }
  }

  async #judge(payload: Payload<'page.judge'>): Promise<Reply<'page.judge'> | null> {
    try {
      return (await this.#links.judge?.(payload)) ?? null;
    } catch {
      if (!this.#links.isAlive()) this.stop();
      return null;
    }
  }

  async #openCase(key: string): Promise<OpenedCase> {
    const request = this.#requests.get(key) ?? crypto.randomUUID();
    this.#requests.set(key, request);
    try {
      const { caseId } = await this.#links.openCase({ key, request });
      this.#requests.delete(key);
      return { caseId };
    } catch (error) {
      if (!this.#links.isAlive()) this.stop();
      return (error as { trouble?: unknown }).trouble === 'locked' ? 'locked' : 'failed';
    }
  }
}

function isLong({ tables }: PageRead): boolean {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0) > longList;
}

function dayOf(document: Document): string {
  return contextOf(document, new Date()).now.slice(0, 10);
}
