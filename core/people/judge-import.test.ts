import fc from 'fast-check';
import { findImportColumns } from './import-columns';
import { judgeImport } from './judge-import';

const titles = ['手机号', '推客编号', '姓名', '标签', '门店'];
const known = {
  isMember: (promoter: string) => promoter === 'wxWang',
  isListed: (phone: string) => phone === '13900000000',
  storeIdOf: (name: string) => (name === '一号店' ? 'store-1' : undefined),
};

function judged(...rows: string[][]) {
  const found = findImportColumns([titles]);
  if (found.kind !== 'columns') throw new Error(found.kind);
  return judgeImport([titles, ...rows], found.columns, known);
}

const elevenTags = Array.from({ length: 11 }, (_unused, index) => `标签${index}`).join('、');

describe('a broken line of an import', () => {
  it.each<[string, string[], string]>([
    ['more cells than titles', ['13800000001', '', '王', '', '', '多'], 'too-many-cells'],
    ['a formula', ['13800000001', '', '=HYPERLINK("x")', '', ''], 'formula'],
    ['nobody', ['', '', '王', '', ''], 'nobody-named'],
    ['phone and id', ['13800000001', 'wxWang', '', '', ''], 'named-twice'],
    ['a phone that a sheet rounded', ['1.38E+10', '', '', '', ''], 'phone-rounded'],
    ['a landline', ['0871-65000000', '', '', '', ''], 'phone-landline'],
    ['a phone with a digit too few', ['1380000000', '', '', '', ''], 'phone-wrong'],
    ['letters for a phone', ['王阿姨', '', '', '', ''], 'phone-wrong'],
    ['an id of nobody here', ['', 'wxLi', '', '', ''], 'member-unknown'],
    ['somebody who is on the list', ['13900000000', '', '', '', ''], 'listed-already'],
    ['a name that is too long', ['13800000001', '', '王'.repeat(21), '', ''], 'name-too-long'],
    ['too many tags', ['13800000001', '', '', elevenTags, ''], 'too-many-tags'],
    ['a tag that is too long', ['13800000001', '', '', '一二三四五六七八九十一', ''], 'tag-too-long'],
    ['a tag that the law forbids', ['13800000001', '', '', '团队长', ''], 'words-refused'],
    ['a store that is none', ['13800000001', '', '', '', '九号店'], 'store-unknown'],
  ])('with %s is named with its number', (_label, row, code) => {
    const { people, problems } = judged(['13700000000', '', '', '', ''], row);
    expect(problems).toEqual([{ line: 3, code, sentence: expect.stringMatching(/^[^!]+。$/) }]);
    expect(people).toHaveLength(1);
  });

  it('that names somebody again says where he stood before', () => {
    const { problems } = judged(['138 0000 0001', '', '', '', ''], [], ['+8613800000001', '', '', '', '']);
    expect(problems).toEqual([{ line: 4, code: 'twice-in-file', sentence: '和第 2 行是同一个人,请只留一行。' }]);
  });
});

describe('a good line', () => {
  it('lists a phone, or tags a member', () => {
    expect(judged(['138-0000-0001', '', '王', '早班、早班,生鲜', '一号店'], ['', 'wxWang', '', '', '']).people).toEqual(
      [
        {
          line: 2,
          who: { kind: 'phone', phone: '13800000001' },
          name: '王',
          tags: ['早班', '生鲜'],
          storeId: 'store-1',
        },
        { line: 3, who: { kind: 'member', promoter: 'wxWang' }, name: '', tags: [], storeId: null },
      ],
    );
  });

  it('reads tags with the commas of either keyboard', () => {
    const [person] = judged(['13800000001', '', '', '早班，生鲜;周末；夜班', '']).people;
    expect(person?.tags).toEqual(['早班', '生鲜', '周末', '夜班']);
  });

  it('or a broken one: every line that is not blank is exactly one of them', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('13800000001', 'wxWang', '一号店', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 }), (rows) => {
        const { people, problems } = judged(...rows);
        const lines = [...people, ...problems].map(({ line }) => line).sort((one, other) => one - other);
        const filled = rows.flatMap((row, index) => (row.some((text) => text.trim() !== '') ? [index + 2] : []));
        expect(lines).toEqual(filled);
      }),
    );
  });
});

describe('the titles of a file', () => {
  it('are found below other lines', () => {
    expect(findImportColumns([['门店员工名单'], [' 手机号* ', '标签']])).toMatchObject({
      kind: 'columns',
      columns: { titleLine: 2, places: { phone: 0, tags: 1 }, width: 2 },
    });
  });

  it.each(['上级', '推荐人手机', '佣金比例', '层级', '身份证号'])('refuse %s', (title) => {
    expect(findImportColumns([['手机号', title]])).toEqual({ kind: 'forbidden', titles: [title] });
  });

  it('are missing where nobody is named', () => {
    expect(findImportColumns([['姓名', '门店']])).toEqual({ kind: 'missing' });
  });
});
