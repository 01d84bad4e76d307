// How marks and their popover look. Colour is never alone: each severity has its own sign, word and edge; with forced colours
// the edges and words stay. Motion only where the user does not mind it.

export const style = `
:host { color-scheme: normal; }
* { box-sizing: border-box; }
.layer {
  font: 13px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  text-align: start; letter-spacing: normal; word-spacing: normal; text-transform: none; white-space: normal;
}
.layer { position: absolute; inset: 0 auto auto 0; width: 0; height: 0; }
[hidden] { display: none !important; }

.mark { --edge: #667085; --tint: transparent; --fill: #fff; --ink: #344054; }
.mark.medium { --edge: #b54708; --tint: rgb(247 144 9 / .10); --fill: #fff4d6; --ink: #7a2e0e; }
.mark.high { --edge: #b42318; --tint: rgb(217 45 32 / .09); --fill: #b42318; --ink: #fff; }
.mark.dark { --edge: #98a2b3; --fill: #1d2939; --ink: #e4e7ec; }
.mark.dark.medium { --edge: #fdb022; --tint: rgb(253 176 34 / .14); --fill: #4b3205; --ink: #ffe3a6; }
.mark.dark.high { --edge: #ff8a7d; --tint: rgb(255 120 105 / .16); --fill: #ffb4a9; --ink: #4a0a04; }

.strip { position: absolute; top: 0; left: 0; pointer-events: none; }
.medium .strip, .high .strip, .strip.shown { border: 1px solid var(--edge); border-inline-start-width: 4px; background: var(--tint); }
.medium .strip { border-inline-start-style: double; }
.strip.shown { --edge: #175cd3; --tint: rgb(46 144 250 / .10); animation: shown 2.4s ease-out forwards; }
.strip.flash { animation: flash 1.2s ease-out 2; }
@keyframes flash { from { box-shadow: inset 0 0 0 3px var(--edge); } to { box-shadow: inset 0 0 0 3px transparent; } }
@keyframes shown { 0%, 80% { opacity: 1; } 100% { opacity: 0; } }

.badge {
  all: unset; box-sizing: border-box; position: absolute; top: 0; left: 0; display: inline-flex; align-items: center; justify-content: center;
  gap: 4px; min-width: 24px; height: 24px; cursor: pointer; pointer-events: auto; white-space: nowrap; user-select: none;
  font-size: 12px; font-weight: 600; line-height: 1; color: var(--ink);
}
.medium .badge, .high .badge { padding: 0 8px 0 6px; border-radius: 12px; background: var(--fill); border: 1px solid var(--edge); }
.badge.narrow { padding: 0; width: 24px; }
.badge.narrow .word { display: none; }
.badge svg { flex: none; width: 14px; height: 14px; }
.low .badge { color: var(--edge); }
.low .badge svg { width: 10px; height: 10px; }
.badge:hover { filter: brightness(.94); }
.badge:focus-visible { outline: 3px solid #2e90fa; outline-offset: 1px; }

.why {
  --paper: #fff; --text: #1d2939; --quiet: #475467; --line: #d0d5dd; --press: #175cd3; --press-ink: #fff; --soft: #f2f4f7;
  position: fixed; z-index: 1; top: 0; left: 0; width: max-content; max-width: min(380px, calc(100vw - 16px)); max-height: min(70vh, 520px);
  overflow: auto; overscroll-behavior: contain; pointer-events: auto; padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--paper); color: var(--text); box-shadow: 0 8px 28px rgb(16 24 40 / .22); overflow-wrap: anywhere; cursor: default;
}
.why.dark { --paper: #1d2430; --text: #f2f4f7; --quiet: #b4bcc9; --line: #475467; --press: #84caff; --press-ink: #0b2542; --soft: #2a3342; }
.why:focus { outline: none; }
.why:focus-visible { outline: 3px solid #2e90fa; outline-offset: -1px; }
.why h2 { display: flex; align-items: center; gap: 8px; margin: 0 0 8px; font-size: 14px; font-weight: 600; }
.why h2 svg { flex: none; width: 18px; height: 18px; }
.why p { margin: 0 0 6px; }
.why .reason + .reason { margin-top: 10px; padding-top: 10px; border-top: 1px solid var(--line); }
.why .quiet { color: var(--quiet); }
.why .lead { font-weight: 600; }
.why .foot { position: sticky; bottom: -14px; margin-top: 4px; padding: 8px 0 12px; background: var(--paper); }
.why .acts { display: flex; flex-wrap: wrap; gap: 8px; }
.why .acts + .acts { margin-top: 8px; }
.why button {
  all: unset; box-sizing: border-box; min-height: 32px; padding: 5px 12px; border-radius: 6px; border: 1px solid var(--line);
  background: var(--soft); color: var(--text); cursor: pointer; font-weight: 500; text-align: center;
}
.why button.first { background: var(--press); border-color: var(--press); color: var(--press-ink); }
.why button:hover { filter: brightness(.94); }
.why button:focus-visible { outline: 3px solid #2e90fa; outline-offset: 2px; }
.why button[aria-disabled=true] { opacity: .6; cursor: default; }
.why .said { margin: 8px 0 0; }
.why .said:empty { display: none; }

@media (forced-colors: active) {
  .badge, .why button { border: 1px solid ButtonText; background: ButtonFace; color: ButtonText; forced-color-adjust: none; }
  .low .badge { border-radius: 12px; }
  .strip { border-color: Highlight; forced-color-adjust: none; background: none; }
  .badge:focus-visible, .why button:focus-visible { outline-color: Highlight; }
}
@media (prefers-reduced-motion: reduce) {
  .strip.flash { animation-timing-function: step-end; }
  .strip.shown { animation-timing-function: step-end; }
}
@media print { .layer { display: none; } }
`;
