import { places } from '../mending-places';
import type { PayAnswer } from '../pay-platform';
import type { Step } from '../step';
import { fine, type Problem, type Verdict, verdictOf, waitingOn } from '../verdict';
import { isAddressRefusal } from './pay-ip-list';
import { requirePayKeys } from './pay-keys';

export const payQueryStep: Step = {
  id: 'pay-query',
  title: { zh: '签名查询一个不存在的单号', en: 'a signed query of an unknown number is answered' },
  async check(examination) {
    requirePayKeys(examination);
    const answer = await examination.payAnswer();
    return answer ? judgePayQuery(answer) : waitingOn('pay-keys');
  },
};

/** NOT_FOUND is the right answer: key, number and time were accepted, and nothing was moved. */
export function judgePayQuery(answer: PayAnswer): Verdict {
  if (isAddressRefusal(answer)) return waitingOn('pay-ip-list');
  if (answer.signature === 'wrong') {
    return verdictOf([
      {
        zh: '回答的签名和 PAY_PUBLIC_KEY 对不上:公钥和 PAY_PUBLIC_KEY_ID 不是一对',
        en: 'the signature of the answer does not fit PAY_PUBLIC_KEY: key and PAY_PUBLIC_KEY_ID do not belong together',
        where: places.payApiSecurity,
        who: 'developer',
      },
    ]);
  }
  if (answer.status === 404 && answer.code === 'NOT_FOUND') return fine;
  return verdictOf([refusal(answer)]);
}

function refusal({ status, code, message }: PayAnswer): Problem {
  if (status === 0) {
    return {
      zh: `微信支付没有回答(${message})`,
      en: `WeChat Pay does not answer (${message})`,
      where: places.payApiSecurity,
      who: 'developer',
    };
  }
  if (code === 'SIGN_ERROR') {
    return {
      zh: '签名不被接受(SIGN_ERROR):核对私钥、证书序列号、商户号与时钟',
      en: 'the signature is refused (SIGN_ERROR): look at private key, certificate number, PAY_MCHID and clock',
      where: places.payApiSecurity,
      who: 'developer',
    };
  }
  if (code === 'NO_AUTH') {
    return {
      zh: '没有开通商家转账(NO_AUTH)',
      en: 'merchant transfer is not opened for this merchant number (NO_AUTH)',
      where: places.payTransfer,
      who: 'merchant',
    };
  }
  return {
    zh: `查询得到 ${status} ${code} ${message}`,
    en: `the query is answered by ${status} ${code} ${message}`,
    where: places.payTransfer,
    who: 'developer',
  };
}
