// How the teaching panel looks; light and dark as the browser is set, lines that stay with forced colours.

export const teachStyle = `
:host { color-scheme: light dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.panel {
  --paper: light-dark(#fff, #1d2430); --text: light-dark(#1d2939, #f2f4f7); --quiet: light-dark(#475467, #b4bcc9);
  --line: light-dark(#98a2b3, #667085); --press: light-dark(#175cd3, #84caff); --press-ink: light-dark(#fff, #0b2542);
  position: fixed; top: 12px; inset-inline-end: 12px; width: min(360px, calc(100vw - 24px)); max-height: calc(100vh - 24px); overflow: auto;
  overscroll-behavior: contain; padding: 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--text);
  box-shadow: 0 8px 28px rgb(16 24 40 / .28); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
h2 { margin: 0 0 6px; font-size: 16px; }
h2:focus { outline: none; }
p { margin: 0 0 8px; }
.quiet { color: var(--quiet); font-size: 13px; }
ol { list-style: none; margin: 0 0 10px; padding: 0; }
li + li { margin-top: 10px; }
label { display: block; }
label b, label span { display: block; overflow-wrap: anywhere; }
select { width: 100%; scroll-margin-block: 60px; min-height: 34px; margin-top: 2px; padding: 4px 6px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.acts { display: flex; flex-wrap: wrap; gap: 8px; position: sticky; bottom: -16px; padding: 10px 0; background: var(--paper); }
button { min-height: 34px; padding: 5px 12px; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
button.primary { background: var(--press); color: var(--press-ink); border-color: var(--press); font-weight: 600; }
select:focus-visible, button:focus-visible { outline: 3px solid #2e90fa; outline-offset: 1px; }
.said:empty { display: none; }
.frame { position: fixed; border: 3px solid #2e90fa; border-radius: 4px; pointer-events: none; }
`;
