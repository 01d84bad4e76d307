// Presses a link whose address is a script (`javascript:…`) as the page itself would: browsers do not run it for an extension's
// own world. Which link that is the frame's script says, by an attribute that is taken away at once.
import { browser } from './browser';

/** Has the page press the link that carries the attribute `mark`; false where there is none, or the browser does not let us in. */
export async function pressScriptLink(tabId: number, frameId: number, mark: string): Promise<boolean> {
  const pressed = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      world: 'MAIN',
      args: [mark],
      func: (attribute: string) => {
        const link = document.querySelector<HTMLElement>(`a[${attribute}]`);
        link?.removeAttribute(attribute);
        link?.click();
        return link !== null;
      },
    })
    .catch(() => []);
  return pressed.some(({ result }) => result === true);
}
