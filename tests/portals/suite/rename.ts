// Renames every class on a drawn page, in the document, its shadow roots and its style sheets alike: the page looks as before,
// and nothing that knows a class by name finds it.

const renamed = (name: string) => {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return `c${hash.toString(36)}`;
};

const inSelector = (selector: string) =>
  selector.replace(/\.(-?[_a-zA-Z][\w-]*)/g, (_, name: string) => `.${renamed(name)}`);

function inRule(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) return `${inSelector(rule.selectorText)}{${rule.style.cssText}}${inner(rule)}`;
  const list = (rule as CSSGroupingRule).cssRules as CSSRuleList | undefined;
  if (!list) return rule.cssText;
  const head = rule.cssText.slice(0, rule.cssText.indexOf('{') + 1);
  return `${head}${[...list].map(inRule).join('\n')}}`;
}

function inner(rule: CSSStyleRule): string {
  return [...rule.cssRules]
    .map((nested) => (nested instanceof CSSStyleRule ? `${inSelector(rule.selectorText)} ${inRule(nested)}` : ''))
    .join('\n');
}

function renameIn(scope: Document | ShadowRoot): void {
  const texts = [...scope.styleSheets, ...scope.adoptedStyleSheets].map((sheet) => {
    try {
      return [...sheet.cssRules].map(inRule).join('\n');
    } catch {
      return '';
    }
  });
  const copy = new CSSStyleSheet();
  copy.replaceSync(texts.join('\n'));
  for (const sheet of scope.styleSheets) sheet.disabled = true;
  scope.adoptedStyleSheets = [copy];
  for (const element of scope.querySelectorAll('*')) {
    const names = element.getAttribute('class');
    if (names) element.setAttribute('class', names.split(/\s+/).filter(Boolean).map(renamed).join(' '));
    if (element.shadowRoot) renameIn(element.shadowRoot);
  }
}

/**
 * Renames the classes of a drawn document. What draws itself anew would come back with its old names: the page is frozen
 * first, except where web components have to stay alive.
 */
export function renameClasses(document: Document): void {
  const hasShadows = [...document.body.querySelectorAll('*')].some((element) => element.shadowRoot !== null);
  if (!hasShadows) document.body.replaceChildren(...[...document.body.childNodes].map((node) => node.cloneNode(true)));
  renameIn(document);
}
