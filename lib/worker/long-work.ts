// Long work by its order, wherever it is done: Chrome's offscreen document, Firefox's event page. The code for each kind is loaded
// only when it is wanted.
import type { BuilderOrder } from './builder-orders';
import type { Desk } from './desk';

/** Work whose answer is the whole of it; the building of packs and what belongs to it has its own ways. */
export type PlainOrder = Extract<
  BuilderOrder,
  {
    name:
      | 'test-authority'
      | 'lock'
      | 'import-case'
      | 'read-till'
      | 'compare-till'
      | 'stop-comparing'
      | 'judge-statement'
      | 'keep-statement'
      | 'statement-columns'
      | 'cancel-statement'
      | 'stamp'
      | 'chain-hold'
      | 'chain-drop'
      | 'chain-line'
      | 'chain-files'
      | 'chain-pack'
      | 'chain-delete';
  }
>;

/** Does it; resolves to what the asking message answers. */
export async function doLongWork(desk: Desk, order: PlainOrder): Promise<unknown> {
  switch (order.name) {
    case 'read-till': {
      const { readTill } = await import('./read-till');
      return readTill(desk, order.payload);
    }
    case 'compare-till': {
      const { checkVouchers } = await import('./check-vouchers');
      await checkVouchers(await desk.database());
      return true;
    }
    case 'stop-comparing': {
      const { stopComparing } = await import('./check-vouchers');
      stopComparing();
      return true;
    }
    case 'judge-statement': {
      const { judgeStatement } = await import('./judge-statement');
      return judgeStatement(desk, order.payload);
    }
    case 'keep-statement': {
      const { keepStatement } = await import('./judge-statement');
      return keepStatement(desk, order.payload);
    }
    case 'statement-columns': {
      const { fileColumns } = await import('./file-columns');
      return fileColumns(desk, order.payload);
    }
    case 'cancel-statement': {
      const { cancelStatement } = await import('./judge-statement');
      cancelStatement(order.payload.sha256);
      return {};
    }
    case 'stamp': {
      const { stampCase } = await import('./stamp-case');
      return stampCase(desk, order.payload.caseId);
    }
    case 'test-authority': {
      const { testAuthority } = await import('./test-authority');
      return testAuthority(order.payload);
    }
    case 'lock': {
      const { lockForSending } = await import('./lock-pack');
      return lockForSending(desk, order.payload);
    }
    case 'chain-hold': {
      const { holdLine } = await import('./chain-line');
      return holdLine(desk);
    }
    case 'chain-drop': {
      const { dropLine } = await import('./chain-line');
      return dropLine();
    }
    case 'chain-line': {
      const { lineState } = await import('./chain-line');
      return lineState();
    }
    case 'chain-files': {
      const { fetchFilesOf } = await import('./chain-line');
      return fetchFilesOf(desk, order.payload.caseId, order.payload.isOnlyCounted);
    }
    case 'chain-pack': {
      const { fetchPackOf } = await import('./chain-line');
      return fetchPackOf(desk, order.payload);
    }
    case 'chain-delete': {
      const { deleteForChain } = await import('./chain-line');
      return deleteForChain(order.payload);
    }
    case 'import-case': {
      const { importCase } = await import('./import-case');
      return importCase(desk, order.payload);
    }
  }
}
