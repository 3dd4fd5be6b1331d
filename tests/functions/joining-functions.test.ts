import { documentPeopleDesk } from '../../backend/adapters/stores/people-desk';
import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleUnderTest } from '../../backend/usecases/brands/console-under-test';
import { acceptAgreementAction } from '../../cloudfunctions/promoter/actions/accept-agreement';
import { joinBrandAction } from '../../cloudfunctions/promoter/actions/join-brand';
import { openInviteAction } from '../../cloudfunctions/promoter/actions/open-invite';
import { verifyPhoneAction } from '../../cloudfunctions/promoter/actions/verify-phone';
import { ok } from '../../core/outcome';

async function promoterFunction() {
  const world = await consoleUnderTest();
  await world.bind('Wang');
  const phones = { hashOf: (phone: string) => `hash-of-${phone}` };
  const phoneNumbers = { numberOf: async () => ok('13912345678') };
  const ports = { ...world.ports, phones, phoneNumbers, people: documentPeopleDesk(world.database) };
  const promoter = callableFunction({
    name: 'promoter',
    identity: 'required',
    journal: { info: () => undefined, alarm: () => undefined },
    getContext: () => ({ OPENID: 'oWang', SOURCE: 'wx_client' }),
    actions: {
      openInvite: openInviteAction(ports),
      joinBrand: joinBrandAction(ports),
      verifyPhone: verifyPhoneAction(ports),
      acceptAgreement: acceptAgreementAction(ports),
    },
  });
  return { ...world, promoter };
}

const goodInputs = [
  ['openInvite', { inviteToken: 'token-of-96-bits-1' }],
  ['joinBrand', { inviteToken: 'token-of-96-bits-1', brandId: 'shanli' }],
  ['verifyPhone', { code: 'code-of-a-button' }],
  ['acceptAgreement', { agreementVersion: '2025-01', isAdult: true }],
] as const;

describe.each(goodInputs)('promoter.%s', (action, input) => {
  it.each([
    ['openid', 'oSomebodyElse'],
    ['promoter', 'wxOther'],
    ['groupId', 'growers'],
    ['sharePpm', 1_000_000],
    ['role', 'agency-owner'],
  ])('refuses a forged %s', async (field, value) => {
    const { promoter, database } = await promoterFunction();
    const reply = await promoter({ action, input: { ...input, [field]: value } });
    expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await database.count('memberships', {})).toBe(0);
  });

  it('refuses an operator, a list and an object in every field', async () => {
    const { promoter } = await promoterFunction();
    for (const field of Object.keys(input)) {
      for (const value of [{ $ne: null }, { $gt: '' }, ['a'], { gt: '' }, null, 7]) {
        expect(await promoter({ action, input: { ...input, [field]: value } })).toMatchObject({ code: 'bad-input' });
      }
    }
  });

  it('answers in words of Chinese what is the matter', async () => {
    const { promoter, database } = await promoterFunction();
    await database.update('promoters', 'wxWang', { set: { status: 'suspended' } });
    const reply = await promoter({ action, input });
    expect(reply).toMatchObject({ ok: false, message: expect.stringMatching(/\p{Script=Han}.*您/u) });
  });
});
