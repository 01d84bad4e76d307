// Stands in each frame of an allowed site while there is nothing to read: looks, watches, and has the worker put the reader in
// once anything could be a table, or once the worker wants something of the frame. Carries neither schemas nor vocabularies.
import type { FrameReading, NotReadReason } from '@/lib/model/reading';
import * as runtime from '@/lib/platform/runtime';
import { shadowRootOf } from '@/lib/platform/shadow-roots';
import { letPageWork } from '@/lib/reading/let-page-work';
import { headOf } from '@/lib/reading/page-head';
import { isTooLarge } from '@/lib/reading/page-size';
import { mayHoldTables, tableLike } from '@/lib/reading/table-like';
import { DocumentWatch, type Look, type Outcome } from '@/lib/reading/watch';
import { tookTime } from './measure';
import { contextOf } from './page-context';
import { answerHere } from './running';

/** A slice of looking takes so long, in ms. */
const sliceTime = 8;

/** Starts on a document. Returns how to stop. */
export function keepDoor(document: Document): () => void {
  const keeper = new Doorkeeper(document);
  keeper.start();
  return () => keeper.stop();
}

class Doorkeeper {
  readonly #document: Document;
  readonly #watch: DocumentWatch;
  #unlisten: (() => void) | null = null;
  #waking: Promise<void> | null = null;
  #told = '';
  #isStopped = false;

  constructor(document: Document) {
    this.#document = document;
    this.#watch = new DocumentWatch({
      document,
      tableLike,
      shadowRootOf,
      onChange: () => undefined,
      read: (look) => this.#look(look),
    });
  }

  start(): void {
    this.#unlisten = runtime.onMessage((message, origin) => this.#hear(message, origin));
    this.#watch.start();
  }

  stop(): void {
    this.#isStopped = true;
    this.#unlisten?.();
    this.#unlisten = null;
    this.#watch.stop();
  }

  async #look({ isOvertaken }: Look): Promise<Outcome> {
    if (!runtime.isAlive()) {
      this.stop();
      return 'same';
    }
    if (isTooLarge(this.#document)) return this.#tellNone('too-large');
    const steps = mayHoldTables(this.#document, shadowRootOf);
    let spent = 0;
    for (;;) {
      const start = performance.now();
      let now = start;
      let step = steps.next();
      while (!step.done) {
        now = performance.now();
        if (now - start >= sliceTime) break;
        step = steps.next();
      }
      spent += performance.now() - start;
      if (step.done) {
        tookTime('find', spent);
        if (!step.value) return this.#tellNone('no-table');
        // Where the worker does not answer, the next change of the page is another try.
        await this.#wake().catch(() => undefined);
        return 'new';
      }
      await letPageWork();
      if (this.#isStopped) return 'same';
      if (isOvertaken()) return 'overtaken';
    }
  }

  /** Has the reader put in; it stops this watch when it starts. */
  #wake(): Promise<void> {
    this.#waking ??= this.#ask('page.wake', {}).then((answer) => {
      if ((answer as { ok?: unknown } | null)?.ok !== true) throw new Error('the reader could not be put in');
    });
    this.#waking.catch(() => {
      this.#waking = null;
    });
    return this.#waking;
  }

  #ask(name: string, payload: unknown): Promise<unknown> {
    return runtime.sendToExtension({ to: 'worker', name, payload });
  }

  /** Says why there is nothing to read; frames in a page (advertisements, helpers) have no need to. */
  #tellNone(why: NotReadReason): Outcome {
    const document = this.#document;
    if (document.defaultView !== document.defaultView?.top) return 'same';
    const reading: FrameReading = {
      ...headOf(document, contextOf(document, new Date())),
      tables: [],
      notRead: [{ what: '', why }],
    };
    const payload = { reading, complete: document.readyState === 'complete' };
    const told = JSON.stringify(payload);
    if (told === this.#told) return 'same';
    this.#told = told;
    this.#ask('page.read', payload).catch(() => {
      if (runtime.isAlive()) this.#told = '';
      else this.stop();
    });
    return 'new';
  }

  /** Answers what needs no reader; all else of the worker's is answered by the reader, which is put in for it. */
  #hear(message: unknown, origin: runtime.Origin): Promise<unknown> | undefined {
    const { to, name } = (message ?? {}) as { to?: unknown; name?: unknown };
    if (origin.kind !== 'worker' || to !== 'frame') return undefined;
    if (name === 'content.ping' || name === 'content.marks') return Promise.resolve({ ok: true, value: {} });
    if (name === 'content.reveal') return Promise.resolve({ ok: true, value: { ok: false } });
    if (name === 'content.leave') {
      this.stop();
      return Promise.resolve({ ok: true, value: {} });
    }
    const gone = { ok: false, trouble: 'gone' };
    return this.#wake().then(
      () => answerHere(message, origin) ?? gone,
      () => gone,
    );
  }
}
