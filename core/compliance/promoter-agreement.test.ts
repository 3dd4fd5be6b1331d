import { type AgreementTerms, promoterAgreement } from './promoter-agreement';

const terms: AgreementTerms = {
  agreementVersion: '2026-07',
  agencyName: '山里人家带货机构',
  settledBy: 'agency',
  holdDays: 15,
};

describe('the promoters’ agreement', () => {
  it('names its version, both sides, who pays and when', () => {
    const lines = promoterAgreement(terms);
    expect(lines[0]).toBe('推客协议(2026-07 版),由「山里人家带货机构」和您订立。');
    expect(lines[4]).toBe(
      '四、佣金由「山里人家带货机构」结算,买家确认收货满 15 天、平台也结算以后可以提现。退款的部分不算。',
    );
    expect(lines).toHaveLength(8);
  });

  it('says where the platform pays', () => {
    expect(promoterAgreement({ ...terms, settledBy: 'platform' })[4]).toBe(
      '四、佣金由微信小店平台直接结算给您,不在这里提现。退款的部分不算。',
    );
  });

  it('is the same for the same terms, and another one for each change', () => {
    const text = (change: Partial<AgreementTerms>) => promoterAgreement({ ...terms, ...change }).join('\n');
    expect(text({})).toBe(text({}));
    expect(new Set([text({}), text({ agencyName: '别家' }), text({ holdDays: 20 })]).size).toBe(3);
  });
});
