import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyPart, parseCypher, printCypher } from '../src/cypher-parts/index.ts';

const printed = (text: string) => printCypher(parseCypher(text));

describe('Cypher text in parts', () => {
  it('is printed as it was written, but for comments and blanks between tokens', () => {
    expect(
      printed(`
        // What this asks.
        MATCH (role:Role {slug: $slug})   // the one
        /* and
           more */
        RETURN role.name
      `),
    ).toBe('MATCH (role:Role {slug: $slug}) RETURN role.name');
  });

  it('keeps blanks, comments, parameters and brackets within quotes', () => {
    const text = String.raw`RETURN 'two  blanks', "// no $comment", 'it\'s [r:A]', x.${'`a  $b``c`'} AS text`;
    expect(printed(text)).toBe(text);
    expect(parseCypher(text).map(({ kind }) => kind)).toEqual(['text']);
  });

  it('is not swallowed by a comment that ends it', () => {
    expect(printed('RETURN 1 AS one // the only one')).toBe('RETURN 1 AS one');
    expect(`${printed('MATCH (n) // all')} RETURN n`).toBe('MATCH (n) RETURN n');
  });

  it('names every type of a pattern, whatever else stands in it', () => {
    const patterns = [
      '-[:A]-',
      '-[r:A|B]->',
      '<-[r:A|$by|`C D` {at: $at}]-',
      '-[:A*1..3]->',
      '-[:A*..$most {at: 1}]->',
      '-[r:A WHERE r.at > $least AND r.names[0] = "]"]->',
      '-[r:A|B {at: [1, 2][0]} WHERE r.at > 2]->',
    ];
    for (const pattern of patterns) {
      const [part, ...others] = [...everyPart(parseCypher(`MATCH (a)${pattern}(b)`))].filter(
        ({ kind }) => kind === 'relationship',
      );
      expect(others).toEqual([]);
      expect(part).toMatchObject({ types: expect.arrayContaining([{ kind: 'type', name: 'A', text: 'A' }]) });
      expect(printed(`MATCH (a)${pattern}(b)`)).toBe(`MATCH (a)${pattern}(b)`);
    }
  });

  it('finds the types of a pattern however it is spaced and its variable is quoted', () => {
    for (const pattern of ['- [ r : A ] ->', '-\n  [:A]->', '-[`my r`:A]-'])
      expect(parseCypher(`MATCH (a)${pattern}(b)`).some(({ kind }) => kind === 'relationship')).toBe(true);
    expect(printed('(a)- [ r : A | B ] ->(b)')).toBe('(a)- [r:A|B] ->(b)');
    expect(printed('(a)-[`my r`:A]-(b)')).toBe('(a)-[`my r`:A]-(b)');
  });

  it('tells types and conditions apart when a pattern is printed otherwise', () => {
    const relationship = ({ variable }: { variable: string }) => ({
      variable: variable || 'r0',
      types: ['A', 'A_INFERRED', 'x y'],
      condition: 'r0.at >= 3',
    });
    expect(printCypher(parseCypher('()-[:A|B*1..3 {at: 1}]-()'), { relationship })).toBe(
      '()-[r0:A|A_INFERRED|`x y`*1..3 {at: 1} WHERE r0.at >= 3]-()',
    );
    expect(printCypher(parseCypher('()-[e:A WHERE e.x OR e.y]-()'), { relationship })).toBe(
      '()-[e:A|A_INFERRED|`x y` WHERE (e.x OR e.y) AND (r0.at >= 3)]-()',
    );
  });

  it('does not take a list, a comprehension or a difference for a pattern', () => {
    for (const text of ['[x IN list WHERE x:Role | x]', '[1, 2]', 'a - [b, c]', 'n[$key]'])
      expect(parseCypher(text).some(({ kind }) => kind === 'relationship')).toBe(false);
  });

  it('knows the parameters of limits, which may not differ from row to row', () => {
    const limits = (text: string) =>
      parseCypher(text).flatMap((part) => (part.kind === 'parameter' && part.limits ? [part.name] : []));
    expect(limits('RETURN $a AS a SKIP $b LIMIT $c + $d')).toEqual(['b', 'c', 'd']);
    expect(limits('WITH n LIMIT $a WHERE n.x = $b RETURN n.LIMIT, $c')).toEqual(['a']);
    expect(limits('COLLECT { MATCH (n) RETURN n LIMIT $a }[$b]')).toEqual(['a']);
  });

  it('tells what a subquery sees', () => {
    const seen = parseCypher(
      'CALL (a, b) { RETURN 1 } CALL () { RETURN 2 } CALL (*) { RETURN 3 } CALL db.labels() YIELD label',
    );
    expect(seen.flatMap((part) => (part.kind === 'subquery' ? [part.sees] : []))).toEqual([
      'names',
      'nothing',
      'everything',
    ]);
  });

  it('is refused where it ends within quotes, a comment or a pattern', () => {
    expect(() => parseCypher("RETURN 'open")).toThrow("Cypher text ends within ': 'open");
    expect(() => parseCypher('RETURN 1 /* open')).toThrow('Cypher text ends within /');
    expect(() => parseCypher('MATCH ()-[:A')).toThrow('The types of a pattern are names');
    expect(() => parseCypher('MATCH ()-[:!A]-()')).toThrow('The types of a pattern are names');
  });

  it('is the same when it is printed and parsed again, whatever it is made of', () => {
    const token = fc.constantFrom(
      'MATCH (a)',
      '-[r:A|B]->',
      '<-[:A*1..3]-',
      '(b)',
      'RETURN',
      ' ',
      '\n',
      '// x\n',
      "' $a '",
      '`b c`',
      '$p',
      'LIMIT $q',
      'CALL (a) {',
      '}',
      '[1, 2]',
      '$selected.a.b',
      '$by.values',
      '<$way-',
      '-$way>',
      '{',
      'WHERE',
      ' - ',
      ':',
    );
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        let parts: ReturnType<typeof parseCypher>;
        try {
          parts = parseCypher(tokens.join(''));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(TypeError);
          return;
        }
        expect(parseCypher(printCypher(parts))).toEqual(parts);
      }),
    );
  });
});
