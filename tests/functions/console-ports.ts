import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { statementFiles } from '../../backend/adapters/exports/statement-files';
import { documentClaimStore } from '../../backend/adapters/stores/claim-store';
import { documentCorrectionStore } from '../../backend/adapters/stores/correction-store';
import { documentIntakeStore } from '../../backend/adapters/stores/intake-store';
import { documentLedgerReader } from '../../backend/adapters/stores/ledger-reader';
import { documentLedgerSeals } from '../../backend/adapters/stores/ledger-seals';
import { documentMonthCloses } from '../../backend/adapters/stores/month-closes';
import { documentNoticeBoard } from '../../backend/adapters/stores/notice-board';
import { documentPromoterLedger } from '../../backend/adapters/stores/promoter-ledger';
import { documentReviewStore } from '../../backend/adapters/stores/review-store';
import { documentShelfStore } from '../../backend/adapters/stores/shelf-store';
import { documentWorkDesk } from '../../backend/adapters/stores/work-desk';
import { documentWorkLease } from '../../backend/adapters/stores/work-lease';
import type { consoleUnderTest } from '../../backend/usecases/brands/console-under-test';
import { intakeUnderTest } from '../../backend/usecases/intake/intake-under-test';

/** Everything that the console's actions need, over a world in memory. */
export function consolePortsOf({ ports, database }: Awaited<ReturnType<typeof consoleUnderTest>>) {
  return {
    ...ports,
    platform: intakeUnderTest().ports.platform,
    reviews: documentReviewStore(database),
    intakes: documentIntakeStore(database),
    shelf: documentShelfStore(database),
    notices: documentNoticeBoard(database),
    corrections: documentCorrectionStore(database),
    claims: documentClaimStore(database),
    promoterLedger: documentPromoterLedger(database),
    desk: documentWorkDesk(database),
    ledger: documentLedgerReader(database),
    seals: documentLedgerSeals(database),
    closes: documentMonthCloses(database),
    leases: documentWorkLease(database),
    hash: sha256Text,
    files: statementFiles,
    journal: { info: () => undefined, alarm: () => undefined },
  };
}
