import type { PayoutMatchDaysView } from '../../cloudfunctions/console/payouts-contract';
import type { StatementFile, WalletView } from '../../cloudfunctions/earnings/contract';
import { verifyStatement } from '../verify-statement/verify-statement';
import { yuan } from './narrator';
import type { PayoutTeller } from './payout-teller';
import { proveBooks } from './prove-books';
import { provePayouts } from './prove-payouts';
import { type PromoterId, people } from './story-teller';
import { dayMs } from './story-world';

const everybody = Object.keys(people) as PromoterId[];

/** Everything adds up: the ledger, the wallets, the store's fees, the pay platform's transfers, and what people carry off. */
export async function theProof(teller: PayoutTeller) {
  const { world, narrator } = teller;
  narrator.chapter('账本的证明', "the ledger's proof");
  const platform = await teller.platform();
  type Books = Parameters<typeof proveBooks>[0] & Parameters<typeof provePayouts>[0];
  const { collections } = await world.admin<{ collections: Books }>('GET', 'export');
  const books = proveBooks(collections, await world.platformFees());
  narrator.tell(
    `${books.entries} 笔分录,移动 ${yuan(books.movedFen)} 元。`,
    `${books.entries} entries moved ${yuan(books.movedFen)} yuan.`,
  );
  narrator.check('每笔分录收支相抵', books.unbalancedEntries, []);
  narrator.check('所有账户合计为零', books.sumFen, 0);
  narrator.check('从零重建的钱包与存储的完全一致', books.walletDifferences, []);
  narrator.check('每一单记入的服务费与平台支付的一致', books.feeDifferences, []);
  const payouts = provePayouts(collections, platform);
  narrator.tell(
    `微信支付付出 ${yuan(payouts.paidFen)} 元,商户账户还有 ${yuan(platform.balances.OPERATION ?? 0)} 元。`,
    `WeChat Pay paid out ${yuan(payouts.paidFen)} yuan and holds ${yuan(platform.balances.OPERATION ?? 0)}.`,
  );
  narrator.check('每一笔提现在两边是同一个结果', payouts.stateDifferences, []);
  narrator.check('每个人到账的钱在两边一样', payouts.paidDifferences, []);
  narrator.check('商户账户少的就是付出的', teller.operatingFen - (platform.balances.OPERATION ?? 0), payouts.paidFen);
  return { ...books, paidFen: payouts.paidFen };
}

/** Every promoter carries off a statement of the whole time and checks it from the file alone. */
export async function statements({ world, narrator }: PayoutTeller): Promise<void> {
  narrator.chapter('对账单', 'statements');
  // The nights seal a day's entries; a statement of sealed days is closed.
  await world.advance(2 * dayMs);
  const throughDay = new Date(world.nowMs() + 8 * 3_600_000 - 2 * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
  for (const promoter of everybody) {
    const input = { fromDay: '20260801', throughDay, format: 'csv' };
    const file = await world.earnings<StatementFile>(promoter, 'statement', input);
    const verdict = verifyStatement(Buffer.from(file.contentBase64, 'base64').toString('utf8'));
    narrator.check(`${people[promoter].zh}的对账单逐行验得过`, verdict.ok ? 'OK' : verdict.problem, 'OK');
  }
}

/** The nights held every withdrawal against the pay platform's own bill. */
export async function nightsAgree({ world, narrator }: PayoutTeller): Promise<void> {
  const { days } = await world.call<PayoutMatchDaysView>('lao-ban', 'console', 'payoutMatchDays');
  narrator.check(
    '每天与微信支付的账单核对,没有一天不符',
    days.filter(({ state }) => state !== 'green'),
    [],
  );
  narrator.check('有提现的日子都核对过', days.length > 0, true);
}

/** Who earned what, and where it is. */
export async function whoHasWhat({ world, narrator }: PayoutTeller): Promise<void> {
  narrator.chapter('谁挣了多少,钱在哪里', 'who earned what, and where it is');
  for (const promoter of everybody) {
    const { paidFen, payingFen, withdrawableFen, owedFen } = await world.earnings<WalletView>(promoter, 'wallet');
    const { zh, en } = people[promoter];
    const earnedFen = paidFen + payingFen + withdrawableFen - owedFen;
    narrator.tell(
      `${zh}挣了 ${yuan(earnedFen)} 元:零钱 ${yuan(paidFen)},付款中 ${yuan(payingFen)},可提现 ${yuan(withdrawableFen)},待抵扣 ${yuan(owedFen)}。`,
      `${en} earned ${yuan(earnedFen)}: in WeChat ${yuan(paidFen)}, being paid ${yuan(payingFen)}, free ${yuan(withdrawableFen)}, owed ${yuan(owedFen)}.`,
    );
  }
}
