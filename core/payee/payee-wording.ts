/** Why details of a payee were not taken. */
export type PayeeRefusal =
  | 'alipay-account-wrong'
  | 'bank-card-wrong'
  | 'bank-name-missing'
  | 'business-account-wrong'
  | 'business-name-wrong'
  | 'credit-code-wrong'
  | 'id-number-missing'
  | 'id-number-wrong'
  | 'phone-wrong'
  | 'real-name-wrong'
  | 'route-not-for-kind'
  | 'staff-number-wrong'
  | 'under-age';

/** What the promoter reads then; 'under-age' has its sentence where it is known already. */
export const payeeRefusalWords: Readonly<Record<Exclude<PayeeRefusal, 'under-age'>, string>> = {
  'alipay-account-wrong': '支付宝账号要填手机号或邮箱,请您核对。',
  'bank-card-wrong': '银行卡号不对,请您照着卡面重新输入。',
  'bank-name-missing': '请您填写开户银行,精确到支行更快到账。',
  'business-account-wrong': '对公账号要填 8 到 30 位数字,请您核对。',
  'business-name-wrong': '单位名称不对,请您照着营业执照填写。',
  'credit-code-wrong': '统一社会信用代码不对,请您照着营业执照填写。',
  'id-number-missing': '代扣个人所得税要用身份证号,请您填写。',
  'id-number-wrong': '身份证号不对,请您照着证件重新输入。',
  'phone-wrong': '手机号不对,请您填写 11 位手机号。',
  'real-name-wrong': '姓名不对,请您照着身份证填写。',
  'route-not-for-kind': '您的收款身份不能用这种方式收款,请您换一种。',
  'staff-number-wrong': '工号不对,请您向人事核对后再填。',
};
