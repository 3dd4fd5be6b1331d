const bankCard = /^\d{16,19}$/;
/** Accounts of businesses have no check digit, and their length differs from bank to bank. */
const businessAccount = /^\d{8,30}$/;
const mobile = /^1[3-9]\d{9}$/;
const mail = /^[^\s@,;<>"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+){1,4}$/;
const han = /^[\p{Script=Han}·]{2,30}$/u;
const latin = /^[A-Za-z][A-Za-z .'-]{1,59}$/;
const businessName = /^[\p{Script=Han}A-Za-z0-9()·&.,-][\p{Script=Han}A-Za-z0-9()·&., -]{1,59}$/u;
const staffNumber = /^[A-Za-z0-9-]{1,32}$/;

/** Digits as people type them: blanks, hyphens and full-width digits do not matter. */
export function plainDigits(text: string): string {
  return halfWidth(text).replace(/[\s-]/g, '');
}

/** Letters, digits and brackets in half width, without blanks around. */
export function halfWidth(text: string): string {
  const narrow = text.replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
  return narrow.replace(/\u3000/g, ' ').trim();
}

/** A name as the bank writes it: one kind of middle dot, no blanks between Chinese characters. */
export function plainName(text: string): string {
  const dotted = halfWidth(text).replace(/[•・‧.]/g, (dot, at: number, whole: string) =>
    /\p{Script=Han}/u.test(whole.charAt(at - 1)) ? '·' : dot,
  );
  return dotted.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ');
}

/** A person's bank card: 16 to 19 digits whose last one is right (ISO/IEC 7812, Luhn). */
export function isBankCard(digits: string): boolean {
  return bankCard.test(digits) && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, letter, index) => {
    const digit = Number(letter) * (index % 2 === 0 ? 1 : 2);
    return sum + (digit > 9 ? digit - 9 : digit);
  }, 0);
}

/** A business's account at a bank: 8 to 30 digits. */
export function isBusinessAccount(digits: string): boolean {
  return businessAccount.test(digits);
}

/** A mobile number of the mainland. */
export function isMobile(digits: string): boolean {
  return mobile.test(digits);
}

/** An Alipay account is a mobile number or a mail address. */
export function isAlipayAccount(account: string): boolean {
  return isMobile(account) || (account.length <= 100 && mail.test(account));
}

/** A person's name: Chinese with a middle dot, or Latin. */
export function isPersonName(name: string): boolean {
  return (han.test(name) && !/^·|·$|··/.test(name)) || latin.test(name);
}

/** The name of a 个体户 or a company. */
export function isBusinessName(name: string): boolean {
  return businessName.test(name);
}

/** A staff number as payroll knows it. */
export function isStaffNumber(text: string): boolean {
  return staffNumber.test(text);
}
