import { documentPayListStore } from '../../backend/adapters/stores/pay-list-store';
import { documentWorkItems } from '../../backend/adapters/stores/work-items';
import { callableFunction } from '../../backend/runtime/callable-function';
import { bankDraft, payeesUnderTest } from '../../backend/usecases/payees/payees-under-test';
import { payeeActions } from '../../cloudfunctions/payout/actions/payee-actions';
import type { PayeeAction } from '../../cloudfunctions/payout/payee-contract';

async function payoutFunction(openid: string | undefined = 'owang', source = 'wx_client') {
  const world = payeesUnderTest();
  await world.bind('wang');
  const ports = {
    ...world.ports,
    payLists: documentPayListStore(world.database),
    workItems: documentWorkItems(world.database),
    payouts: { findPayout: async () => undefined },
    storage: { linksTo: async () => new Map<string, string>() },
  };
  const ask = callableFunction({
    name: 'payout',
    identity: 'required',
    journal: ports.journal,
    getContext: () => ({ OPENID: openid, SOURCE: source }),
    actions: payeeActions(ports),
  });
  return { world, ask };
}

const requestId = 'request-1';
/** A good input of each action. */
const inputs = {
  readPayee: {},
  savePayee: { ...bankDraft, confirmation: null, requestId },
  deletePayee: { requestId },
  attachInvoice: {
    payoutNo: 'W1',
    invoiceNumber: '26312000000000000001',
    fileId: 'cloud://a/invoices/W1-1.pdf',
    requestId,
  },
  reportNotReceived: { payoutNo: 'W1', note: '没有到账' },
} satisfies Record<PayeeAction, Readonly<Record<string, unknown>>>;
const names = Object.keys(inputs) as PayeeAction[];

describe('what a promoter says about where he is paid', () => {
  it('goes from entering to reading and deleting', async () => {
    const { ask } = await payoutFunction();
    const shown = await ask({ action: 'savePayee', input: inputs.savePayee });
    expect(shown).toMatchObject({ ok: true, value: { state: 'to-confirm', masked: { account: '**** 0128' } } });
    const { confirmation } = (shown as { value: { confirmation: string } }).value;
    expect(await ask({ action: 'savePayee', input: { ...inputs.savePayee, confirmation } })).toMatchObject({
      value: { state: 'saved' },
    });
    const read = await ask({ action: 'readPayee', input: {} });
    expect(read).toMatchObject({ value: { kind: 'person', accounts: [{ route: 'bank' }] } });
    expect(JSON.stringify(read)).not.toContain(bankDraft.account);
    expect(await ask({ action: 'deletePayee', input: { requestId: 'request-2' } })).toMatchObject({ ok: true });
  });

  it.each([
    ['bank-card-wrong', { account: '6222021234567890127' }, '银行卡号不对,请您照着卡面重新输入。'],
    ['id-number-missing', { idNumber: '' }, '代扣个人所得税要用身份证号,请您填写。'],
  ])('is answered with %s and a sentence', async (code, change, sentence) => {
    const { ask } = await payoutFunction();
    const reply = await ask({ action: 'savePayee', input: { ...inputs.savePayee, ...change } });
    expect(reply).toMatchObject({ ok: false, code });
    expect(JSON.stringify(reply)).toContain(sentence);
  });

  it.each([
    ['attachInvoice', 'payout-not-found'],
    ['reportNotReceived', 'payout-not-found'],
    ['deletePayee', 'payee-missing'],
  ] as const)('%s about nothing is %s', async (action, code) => {
    const { ask } = await payoutFunction();
    expect(await ask({ action, input: inputs[action] })).toMatchObject({ ok: false, code });
  });

  it.each(names)('%s is for bound promoters with an identity, from the mini-program', async (action) => {
    const stranger = await payoutFunction('ozhang');
    expect(await stranger.ask({ action, input: inputs[action] })).toMatchObject({ ok: false, code: 'not-bound' });
    const timer = await payoutFunction('owang', 'wx_trigger');
    expect(await timer.ask({ action, input: inputs[action] })).toMatchObject({ ok: false, code: 'wrong-source' });
  });

  it.each(names)('%s refuses forged fields, and operators in every field', async (action) => {
    const { world, ask } = await payoutFunction();
    for (const [field, value] of [
      ['promoter', 'wxli'],
      ['openid', 'oli'],
      ['usableFromMs', 0],
    ] as const) {
      const input = { ...inputs[action], [field]: value };
      expect(await ask({ action, input })).toMatchObject({ ok: false, code: 'bad-input' });
    }
    for (const field of Object.keys(inputs[action])) {
      for (const value of [{ $ne: null }, ['a'], 1, true]) {
        const input = { ...inputs[action], [field]: value };
        expect(await ask({ action, input })).toMatchObject({ ok: false, code: 'bad-input' });
      }
    }
    expect(await world.database.count('payees', {})).toBe(0);
  });
});
