/** Variables by name: those of the functions, and those that only the doctor reads (`usage` lists them). */
export type Environment = Readonly<Record<string, string | undefined>>;

const secretName = /SECRET|KEY|TOKEN|SALT/;
/** Shorter values would be found in ordinary words. */
const leastLetters = 8;

/** A text without the values of an environment's secrets, whoever wrote them into a message. */
export function withoutSecrets(text: string, environment: Environment): string {
  const secrets = Object.entries(environment).filter(([name, value]) => secretName.test(name) && value);
  const long = secrets.map(([, value = '']) => value).filter((value) => value.length >= leastLetters);
  return long.reduce((hidden, value) => hidden.replaceAll(value, '•••'), text);
}
