// One frame of a portal: read it, tell the worker, mark its rows; again whenever it changes. Wires reading, marking and capture
// together; what they do is theirs. The worker is reached through links, so that this runs in any page for tests.
import { CaptureStage } from '@/lib/capture/prepare';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, say } from '@/lib/i18n/say';
import { Marker } from '@/lib/marking/marker';
import type { Payload, Reply } from '@/lib/messaging/messages';
import type { ContentHandlers } from '@/lib/messaging/receive';
import type { FrameReading } from '@/lib/model/reading';
import { isFirstLanguage, type LanguagePack, learnLanguages, needsMoreWords } from '@/lib/reading/languages';
import { hasTableLike, type ReadTable, readPage, tableLike, toFrameReading } from '@/lib/reading/page';
import { DocumentWatch, type ShadowRootOf } from '@/lib/reading/watch';
import { ListMover } from './list-mover';
import { measured } from './measure';
import { contextOf } from './page-context';

/** What connects a frame to the rest of the extension. */
export interface FrameLinks {
  /** tells the worker what was read; resolves to what is to be said about the rows */
  tellRead(payload: Payload<'page.read'>): Promise<Reply<'page.read'>>;
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
  #tables: readonly ReadTable[] = [];
  #rows: ReadonlyMap<string, readonly Element[]> = new Map();
  #shownRows = '';
  #told = '';
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
      read: () => this.#read(),
    });
    this.#mover = new ListMover({
      document,
      read: () => {
        this.#read();
        return { tables: this.#tables, rows: this.#shownRows };
      },
      tell: () => this.#telling,
    });
    this.#stage = new CaptureStage({
      document,
      shadowRootOf,
      setConcealed: (isConcealed) => this.#marker.setConcealed(isConcealed),
      readRows: () => {
        this.#read();
        return this.#rows;
      },
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
        this.#told = '';
        this.#watch.readNow();
        return {};
      },
      'content.marks': async (knowledge) => {
        this.#marker.setKnowledge(knowledge);
        return {};
      },
      'content.begin-walk': async () => ({ url: this.#mover.begin() }),
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
  }

  /** A table that was not understood may be in a language that the page does not name: read it again with all words. */
  #learnMore(): void {
    void this.#askKnown(true).then(() => {
      if (this.#isStopped) return;
      this.#told = '';
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

  /** Reads the document and takes the rows over; true where they differ from what was read before. */
  #read(): boolean {
    if (!this.#links.isAlive()) {
      this.stop();
      return false;
    }
    const document = this.#document;
    const context = contextOf(document, new Date());
    const found = measured('find', () => hasTableLike(document));
    const { reading, elements, tables } = measured('read', () => {
      const read = readPage(document, context, { shadowRootOf: this.#links.shadowRootOf, ...this.#known });
      return { ...toFrameReading(document, context, read), tables: read.tables };
    });
    const roots = tables.map((table) => table.root);
    this.#tables = tables;
    this.#rows = elements;
    this.#shownRows = [...elements.keys()].join('\n');
    this.#watch.setFound(roots, elements.values());
    measured('mark', () => this.#marker.setRows(elements));
    if (this.#words === 'coming') return false;
    if (this.#words === 'first' && this.#links.askKnown && mayNeedWords(reading)) {
      this.#learnMore();
      return false;
    }
    const complete = found || document.readyState === 'complete';
    const told = JSON.stringify([reading, complete]);
    if (told === this.#told) return false;
    const isFirst = this.#told === '';
    this.#told = told;
    // Advertisements and helpers in frames of their own have nothing to tell; the page itself always has.
    const isSilent = document.defaultView !== document.defaultView?.top && roots.length === 0 && isFirst;
    if (!isSilent || reading.notRead.some(({ why }) => why !== 'no-table'))
      this.#telling = this.#tell({ reading, complete });
    else this.#told = '';
    return true;
  }

  async #tell(payload: Payload<'page.read'>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const knowledge = await this.#links.tellRead(payload);
      // An answer that was overtaken by a later reading's is out of date.
      if (turn === this.#turn) measured('mark', () => this.#marker.setKnowledge(knowledge));
    } catch {
      if (this.#links.isAlive()) this.#told = '';
      else this.stop();
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

  async #openCase(key: string): Promise<string | null> {
    const request = this.#requests.get(key) ?? crypto.randomUUID();
    this.#requests.set(key, request);
    try {
      const { caseId } = await this.#links.openCase({ key, request });
      this.#requests.delete(key);
      return caseId;
    } catch {
      if (!this.#links.isAlive()) this.stop();
      return null;
    }
  }
}
