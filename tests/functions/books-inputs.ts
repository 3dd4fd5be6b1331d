import { claimDocument } from '../../backend/adapters/stores/claim-store';
import { newOrderDocument } from '../../backend/adapters/stores/order-document';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import type { BooksAction } from '../../cloudfunctions/console/books-contract';
import type { ClosingAction } from '../../cloudfunctions/console/closing-contract';
import { fixedAnswer } from '../../core/commission/claim-answer';
import { paid, rowAfter } from '../support/row-after';

const audited = { requestId: 'request-1', reason: '买家来电说明' };
const orderKeyIn = (brandId: string) => `order-${brandId}|sku`;
const claimIdIn = (brandId: string) => `claim|wxWang|order-${brandId}`;
const subjectIn = (brandId: string) => ({
  ...{ kind: 'reattribution', orderKey: orderKeyIn(brandId), toPromoter: 'wxNobody' },
});

/** A good input of each of the books' actions, about a brand that `seedBooks` gave an order and a claim. */
export const booksInputs = {
  previewCorrection: (brandId: string) => ({ subject: subjectIn(brandId) }),
  requestCorrection: (brandId: string) => ({ ...audited, subject: subjectIn(brandId) }),
  decideCorrection: () => ({ ...audited, correctionId: 'no-such-correction', decision: 'approve' }),
  listCorrections: (brandId: string) => ({ state: 'requested', brandId }),
  holdMoney: (brandId: string) => ({ ...audited, orderKey: orderKeyIn(brandId), why: 'RISK' }),
  unholdMoney: (brandId: string) => ({ ...audited, orderKey: orderKeyIn(brandId) }),
  blockPayouts: () => ({ ...audited, promoter: 'wxNobody', why: 'RISK' }),
  unblockPayouts: () => ({ ...audited, promoter: 'wxNobody' }),
  listClaims: (brandId: string) => ({ brandId }),
  decideClaim: (brandId: string) => ({ ...audited, claimId: claimIdIn(brandId), decision: 'decline' }),
  promoterLedger: (brandId: string) => ({ promoter: 'wxWang', brandId }),
  promoterStatement: () => ({ promoter: 'wxWang', month: '202608' }),
  monthClosePreview: () => ({ month: '202401' }),
  closeMonth: () => ({ ...audited, month: '202401', passesOver: false }),
  listMonthCloses: () => ({}),
  monthCloseFile: () => ({ month: '202401', format: 'csv' }),
} satisfies Record<BooksAction | ClosingAction, (brandId: string) => object>;

/** Who may do what, as in the table of console-functions.test.ts. */
export const booksRights = {
  previewCorrection: 'AA.. o.o...',
  requestCorrection: 'AA.. o.o...',
  decideCorrection: 'AA.. ......',
  listCorrections: 'AA.A o.o..o',
  holdMoney: 'AA.. o.o...',
  unholdMoney: 'AA.. o.o...',
  blockPayouts: 'AA.. ......',
  unblockPayouts: 'AA.. ......',
  listClaims: 'AAAA ooo..o',
  decideClaim: 'A.A. oo....',
  promoterLedger: 'AA.A o.o..o',
  promoterStatement: 'AA.A ......',
  monthClosePreview: 'AA.A ......',
  closeMonth: 'AA.. ......',
  listMonthCloses: 'AA.A ......',
  monthCloseFile: 'AA.A ......',
} satisfies Record<BooksAction | ClosingAction, string>;

/** Actions that go with the right of another one. */
export const booksRightsOfOthers = [
  ...['previewCorrection', 'unholdMoney', 'unblockPayouts'],
  ...['monthClosePreview', 'listMonthCloses', 'monthCloseFile'],
];
/** Rights that no action has for its name. */
export const booksRightsBeside = ['readMonthCloses', 'passOverMonthBlocks', 'exportPeople', 'exportAudit'];

/** Answers of an action that was let through about a seeded order or claim never read so: they are another brand's. */
export const notThere = ['order-not-found', 'claim-not-found', 'case-not-found'];

/** An order and a claim with a person in each brand. */
export async function seedBooks(database: DocumentDatabase, brandIds: readonly string[]): Promise<void> {
  for (const brandId of brandIds) {
    const orderId = `order-${brandId}`;
    const row = { ...rowAfter({ ...paid, orderId, skuId: 'sku' }), brandId };
    await database.put('orders', newOrderDocument(row, undefined));
    const claim = claimDocument({
      ...{ id: claimIdIn(brandId), promoter: 'wxWang', orderId, brandId, orderKeys: [], evidence: [], decision: null },
      answer: { ...fixedAnswer('NOT_FOUND'), state: 'with-person' },
      ...{ askedAtMs: 1, answeredAtMs: 1, looks: 1, nextLookAtMs: null, dueAtMs: 2, revision: 1 },
    });
    await database.put('claims', claim);
  }
}
