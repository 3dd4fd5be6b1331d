import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people read in the mini-program, as it stands in its sources: the signs and words that no sentence has. */
const root = join(__dirname, '..', '..', 'miniprogram');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(wxml|ts|json)$/.test(file));
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const lines = files.flatMap((file) => {
  const source = readFileSync(join(root, file), 'utf8').replace(comments, '');
  return source.split('\n').map((line) => `${file}: ${line.trim()}`);
});
/** A character class, as for digits typed with a Chinese keyboard, is no sentence. */
const read = lines.filter((line) => !/\/\[[^\]]*[，．][^\]]*\]\//.test(line));

it.each([
  ['a full-width comma, colon, semicolon, bracket, question or exclamation mark', /[，：；？！（）]/],
  ['a half-width full stop or exclamation mark after Chinese', /\p{Script=Han}(?:\.(?![\w$])|!)/u],
  ['a pair of quotation marks other than 「」', /[“”]|\p{Script=Han}"\p{Script=Han}/u],
  ['a word that presses or promises', /马上|赶紧|升级|等级|团队/],
  [
    'two signs in a row, or one twice in a class where its full-width form is meant',
    /。。|,。|。,|、、|\[[^\]]*(?:,,|::|;;)[^\]]*\]/,
  ],
])('nowhere stands %s', (_what, flaw) => {
  expect(lines.length).toBeGreaterThan(5_000);
  expect(read.filter((line) => flaw.test(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
});
