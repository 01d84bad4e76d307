// When the popover is open, for which mark, and where the keyboard is: opens on hover, on keyboard focus and on a press;
// stays while the pointer or the focus is on it; Escape closes it. What it says is popover-view's.
import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import { isLaidOver } from './laid-over';
import { guardPresses, type PressGuard } from './press-guard';

const hoverDelay = 140;
const leaveDelay = 220;

interface Open {
  badge: HTMLButtonElement;
  node: HTMLElement;
  guard: PressGuard;
  isPinned: boolean;
  /** where it was put, in viewport pixels; null before */
  at: { left: number; top: number } | null;
}

/** One popover for all marks. `draw` gives the content for a badge, or null where there is nothing to say any more. */
export class Popover {
  readonly #root: ShadowRoot;
  readonly #draw: (badge: HTMLButtonElement) => HTMLElement | null;
  readonly #onClosed: () => void;
  readonly #stop = new AbortController();
  #open: Open | null = null;
  #timer = 0;
  /** while focus goes back to the button of a popover that was closed: that must not open it again */
  #isReturning = false;

  constructor(
    root: ShadowRoot,
    draw: (badge: HTMLButtonElement) => HTMLElement | null,
    onClosed: () => void = () => undefined,
  ) {
    this.#root = root;
    this.#draw = draw;
    this.#onClosed = onClosed;
    const document = root.ownerDocument;
    const { signal } = this.#stop;
    document.addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal });
    document.addEventListener('pointerdown', (event) => this.#onPressOutside(event), { capture: true, signal });
  }

  /** Lets a badge open the popover. */
  attach(badge: HTMLButtonElement): void {
    badge.addEventListener('pointerenter', (event) => {
      if (event.isTrusted && event.pointerType !== 'touch') this.#later(hoverDelay, () => this.#show(badge, false));
    });
    badge.addEventListener('pointerleave', (event) => this.#onLeave(event));
    badge.addEventListener('focus', (event) => {
      if (event.isTrusted && !this.#isReturning && badge.matches(':focus-visible')) this.#show(badge, false);
    });
    badge.addEventListener('blur', (event) => this.#onBlur(event));
    badge.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      const wasPinned = this.#open?.badge === badge && this.#open.isPinned;
      // `detail` is 0 where Enter or the space bar pressed it: then the keyboard goes along into the popover.
      if (wasPinned && event.detail !== 0) return this.close();
      this.#show(badge, true);
      if (event.detail === 0) this.#open?.node.focus({ preventScroll: true });
    });
  }

  /** The badge whose popover is open. */
  get badge(): HTMLButtonElement | null {
    return this.#open?.badge ?? null;
  }

  get isPinned(): boolean {
    return this.#open?.isPinned ?? false;
  }

  /** True where this pointer or key press in the popover may act. */
  mayAct(event: MouseEvent): boolean {
    const open = this.#open;
    if (!event.isTrusted || !open) return false;
    if (event.detail === 0) return true;
    return open.guard.mayPress(event.timeStamp) && !isLaidOver(open.node, this.#root.host);
  }

  /** Keeps it beside its badge; to be called whenever marks have moved. */
  place(): void {
    const open = this.#open;
    if (!open) return;
    void computePosition(open.badge, open.node, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        offset(6),
        flip({ fallbackPlacements: ['top-start', 'right', 'left'] }),
        shift({ padding: 8, crossAxis: true }),
      ],
    }).then(({ x, y }) => {
      const transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      if (open.node.style.transform === transform) return;
      open.node.style.transform = transform;
      open.at = placeOf(open.node);
      open.guard.restart(performance.now());
    });
  }

  /** The pointer has come to it, or it to the pointer: a page that moves all of itself moves the popover too. */
  #onEnter(): void {
    clearTimeout(this.#timer);
    const open = this.#open;
    if (!open?.at) return;
    const at = placeOf(open.node);
    if (Math.abs(at.left - open.at.left) < 2 && Math.abs(at.top - open.at.top) < 2) return;
    open.at = at;
    open.guard.restart(performance.now());
  }

  /** Draws the open popover's content anew, where it lies; closes it where there is nothing to say. */
  refresh(): void {
    const open = this.#open;
    if (!open) return;
    const { badge, isPinned, node } = open;
    const hadFocus = node.contains(this.#root.activeElement);
    this.#take(open);
    this.#show(badge, isPinned);
    if (hadFocus) this.#open?.node.focus({ preventScroll: true });
  }

  close(): void {
    clearTimeout(this.#timer);
    const open = this.#open;
    if (!open) return;
    const hadFocus = open.node.contains(this.#root.activeElement);
    this.#take(open);
    if (!hadFocus || !open.badge.isConnected) return;
    this.#isReturning = true;
    open.badge.focus({ preventScroll: true });
    this.#isReturning = false;
  }

  stop(): void {
    this.close();
    this.#stop.abort();
  }

  #show(badge: HTMLButtonElement, pin: boolean): void {
    clearTimeout(this.#timer);
    if (this.#open?.badge === badge) {
      this.#open.isPinned ||= pin;
      return;
    }
    if (this.#open) this.#take(this.#open);
    const node = this.#draw(badge);
    if (node === null) return;
    // Beside its button in the order of the keyboard: Tab goes from the button into it and from its end to the next button.
    badge.after(node);
    badge.setAttribute('aria-expanded', 'true');
    badge.setAttribute('aria-controls', node.id);
    node.addEventListener('pointerenter', () => this.#onEnter());
    node.addEventListener('pointerleave', (event) => this.#onLeave(event));
    node.addEventListener('focusout', (event) => this.#onBlur(event));
    this.#open = { badge, node, isPinned: pin, guard: guardPresses(node, performance.now()), at: null };
    this.place();
  }

  #take(open: Open): void {
    open.guard.stop();
    this.#open = null;
    open.node.remove();
    open.badge.setAttribute('aria-expanded', 'false');
    open.badge.removeAttribute('aria-controls');
    // What was put off while it was open comes once whoever closed it is done.
    queueMicrotask(() => {
      if (!this.#open) this.#onClosed();
    });
  }

  #later(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms) as unknown as number;
  }

  #onLeave(event: PointerEvent): void {
    if (!event.isTrusted) return;
    this.#later(leaveDelay, () => {
      const open = this.#open;
      const focused = this.#root.activeElement;
      const isHeld =
        open?.isPinned || (open && focused !== null && (focused === open.badge || open.node.contains(focused)));
      if (open && !isHeld) this.close();
    });
  }

  #onBlur(event: FocusEvent): void {
    const open = this.#open;
    if (!open || !event.isTrusted) return;
    const to = event.relatedTarget as Node | null;
    // Focus that leaves the window altogether (null) leaves it open: the user may be looking something up.
    if (to === null ? open.isPinned : to === open.badge || open.node.contains(to)) return;
    this.#take(open);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !event.isTrusted || !this.#open) return;
    if (this.#root.activeElement !== null) {
      // The keyboard is in our popover: the page's own dialogs are not meant.
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    this.close();
  }

  #onPressOutside(event: PointerEvent): void {
    if (!event.isTrusted || !this.#open) return;
    if (event.target !== this.#root.host) this.close();
  }
}

function placeOf(node: Element): { left: number; top: number } {
  const { left, top } = node.getBoundingClientRect();
  return { left, top };
}
