import { describe, expect, it } from 'vitest';
import { frame, problemsOf, read } from './folder.ts';

const garden = `
Role:
  gardener: { name: Gardener, kind: primary, mentioned: [S1], skills: { patience: S1 stated } }
Skill:
  patience: { name: Patience }
Framework:
  spade: { name: Spade }
Trend:
  heat: { name: Heat }
Challenge:
  frost: { name: Frost }
Practice:
  frost: { name: Frost watch }
`;

const problems = (extra: string) =>
  problemsOf({ 'frame.yaml': frame, 'garden.yaml': garden, 'extra.yaml': extra });

/** One thing that is wrong, at its line of extra.yaml, and what the reader is told. */
const wrong: readonly (readonly [string, string, string])[] = [
  [
    'a reference to nothing',
    'Role:\n  florist:\n    name: Florist\n    skills:\n      patiense: S1 stated\n',
    'extra.yaml:5 Role.florist.skills.patiense: there is no Skill `patiense`; did you mean `patience`?',
  ],
  [
    'the beginning of a slug',
    'Role:\n  florist: { name: Florist, skills: { pat: S1 stated } }\n',
    'extra.yaml:2 Role.florist.skills.pat: there is no Skill `pat`; did you mean `patience`?',
  ],
  [
    'a reference to another type',
    'Role:\n  florist: { name: Florist, skills: { spade: S1 stated } }\n',
    'extra.yaml:2 Role.florist.skills.spade: `spade` is a Framework; what stands here is a Skill',
  ],
  [
    'a type where another must stand',
    'Role:\n  florist: { name: Florist, skills: { Trend/heat: S1 stated } }\n',
    'extra.yaml:2 Role.florist.skills.Trend/heat: `Trend/heat`: what stands here is a Skill',
  ],
  [
    'a slug that is in two types',
    'Question:\n  why: { name: Why?, answers: { frost: S1 stated } }\n',
    'extra.yaml:2 Question.why.answers.frost: several types have this slug: write `Challenge/frost` or `Practice/frost`',
  ],
  [
    'the same target twice',
    'Role:\n  florist: { name: Florist, skills: { patience: S1 stated, Skill/patience: S2 stated } }\n',
    'extra.yaml:2 Role.florist.skills: names `patience` twice: keep one of the two',
  ],
  [
    'two targets where one must be',
    'SalaryFigure:\n  pay:\n    { name: Pay, statistic: average, currency: EUR, source: { the-publisher: S1 stated, almanac: S1 stated } }\nSource:\n  almanac: { name: Almanac }\n',
    'extra.yaml:3 SalaryFigure.pay.source: names 2 targets, but takes only one',
  ],
  [
    'a node that is there already',
    'Skill:\n  patience: { name: Patience again }\n',
    'garden.yaml:5 Skill.patience: is there already, in extra.yaml:2: keep one of the two',
  ],
  [
    'a slug that is none',
    'Skill:\n  Deep thought: { name: Deep thought }\n',
    'extra.yaml:2 Skill.Deep thought: `Deep thought` is no slug: a slug is made of letters, digits, hyphens and dots',
  ],
  [
    'an unknown type',
    'Skil:\n  haste: { name: Haste }\n',
    'extra.yaml:1 Skil: there is no node type `Skil`; did you mean `Skill`?',
  ],
  [
    'a fact of its own',
    'Fact:\n  water-is-wet: { strength: stated }\n',
    'extra.yaml:1 Fact: a Fact is not written by itself: it comes from a mention, such as `mentioned: [S1]`',
  ],
  [
    'an unknown property',
    'Skill:\n  haste: { name: Haste, categry: soft }\n',
    'extra.yaml:2 Skill.haste.categry: a Skill has no `categry`; did you mean `category`?',
  ],
  [
    'a relation from its other side',
    'Skill:\n  haste: { name: Haste, requiredBy: { gardener: S1 stated } }\n',
    'extra.yaml:2 Skill.haste.requiredBy: `requiredBy` is not written here: it is the other side of `Role.skills`, so write it there',
  ],
  [
    'a property of the wrong kind',
    'Skill:\n  haste: { name: Haste, kind: 7 }\n',
    'extra.yaml:2 Skill.haste.kind: the value `7` does not fit: is none of TECHNICAL, SOFT, SKILL, SKILL_OR_COMPETENCE, KNOWLEDGE',
  ],
  [
    'an item of the wrong kind',
    'Skill:\n  haste: { name: Haste, aliases: [Speed, 7] }\n',
    'extra.yaml:2 Skill.haste.aliases: the value does not fit (item 2): expected string, received number',
  ],
  [
    'a value that a closed set does not have',
    'ProjectType:\n  park: { name: Park, roles: { gardener: { fit: perfect, mentions: S1 stated } } }\n',
    'extra.yaml:2 ProjectType.park.roles.gardener.fit: the value `perfect` does not fit: is none of PRIMARY, COMBINED, ALTERNATIVE',
  ],
  [
    'a property that names no node',
    'ProjectType:\n  park: { name: Park, skills: { patience: { via: gardner, mentions: S1 stated } } }\n',
    'extra.yaml:2 ProjectType.park.skills.patience.via: there is no Role `gardner`; did you mean `gardener`?',
  ],
  [
    'a missing property',
    'Skill:\n  haste: { kind: soft }\n',
    'extra.yaml:2 Skill.haste: lacks `name`: The name as the source gives it.',
  ],
  [
    'a relation that nothing says',
    'ProjectType:\n  park: { name: Park, roles: { gardener: { fit: primary } } }\n',
    'extra.yaml:2 ProjectType.park.roles.gardener: lacks `mentions`: the mentions that say it, such as `S5.1 both`',
  ],
  [
    'a relation property that there is not',
    'ProjectType:\n  park: { name: Park, roles: { gardener: { fits: primary, mentions: S1 stated } } }\n',
    'extra.yaml:2 ProjectType.park.roles.gardener.fits: the relation has no property `fits`; it takes `mentions`, `fit`',
  ],
  [
    'a list of targets without mentions',
    'Role:\n  florist: { name: Florist, skills: [patience] }\n',
    "extra.yaml:2 Role.florist.skills: what stands below is a Skill's slug and below it what says so, such as `S5.1 both`, with a colon behind it",
  ],
  [
    'an unknown strength',
    'Role:\n  florist: { name: Florist, skills: { patience: S1 statet } }\n',
    'extra.yaml:2 Role.florist.skills.patience: `statet` is no strength; did you mean `stated`? The strengths are stated, primary, secondary, both, example, qualified, implied, inferred',
  ],
  [
    'a relation without a strength',
    'Role:\n  florist: { name: Florist, skills: { patience: S1 } }\n',
    'extra.yaml:2 Role.florist.skills.patience: `S1` lacks a strength; a mention is a section and a strength, such as `S5.1 both` or `S5.T primary — with a note`',
  ],
  [
    'a mention with a note behind no dash',
    'Role:\n  florist: { name: Florist, skills: { patience: S1 stated always } }\n',
    'extra.yaml:2 Role.florist.skills.patience: `S1 stated always` is no mention; a mention is a section and a strength, such as `S5.1 both` or `S5.T primary — with a note`',
  ],
  [
    'an unknown section',
    'Skill:\n  haste:\n    name: Haste\n    mentioned:\n      - S1\n      - S9\n',
    'extra.yaml:6 Skill.haste.mentioned: there is no section `S9`; did you mean `S1`?',
  ],
  [
    'an inference where the model has none',
    'Role:\n  florist: { name: Florist, skills: { patience: S1 inferred } }\n',
    'extra.yaml:2 Role.florist.skills.patience: is only inferred, and this relation is not declared as one that may be: give a mention that states it',
  ],
  [
    'a second dataset',
    'Dataset:\n  other: { name: Other, licence: None, credit: None }\n',
    'frame.yaml:3 Dataset.little: the seeds are of one Dataset, and `other` is there already',
  ],
  [
    'a conflict over a fact that there is not',
    'Conflict:\n  c: { kind: tension, description: d, sections: [S1], facts: [{ subject: gardener, predicate: skills, object: patience, section: S2 }] }\n',
    'extra.yaml:2 Conflict.c.facts: no mention in S2 says `gardener REQUIRES_SKILL patience`; did you mean `S1`?',
  ],
  [
    'a conflict over something that the type does not state',
    'Conflict:\n  c: { kind: tension, description: d, sections: [S1], facts: [{ subject: gardener, predicate: skill, object: patience }] }\n',
    'extra.yaml:2 Conflict.c.facts: a Role states no `skill`; did you mean `skills`?',
  ],
  [
    'a conflict over half a fact',
    'Conflict:\n  c: { kind: tension, description: d, sections: [S1], facts: [{ subject: gardener, predicate: skills }] }\n',
    'extra.yaml:2 Conflict.c.facts: this names no fact; a fact is written as `{ subject: Role/ai-engineer, predicate: skills, object: collaboration, section: S5.3 }`, and a mention by its subject and section alone',
  ],
  [
    'a conflict in a section that there is not',
    'Conflict:\n  c: { kind: tension, description: d, sections: [S1, S1.2], entities: [heat] }\n',
    'extra.yaml:2 Conflict.c.sections: there is no Section `S1.2`; did you mean `S1.1`?',
  ],
  [
    'text that is no YAML',
    'Skill:\n  haste: { name: Haste\n',
    'extra.yaml:3: this is no valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
  ],
  [
    'text that is no YAML from some line on, of which only the first fault is told',
    'Skill:\n  haste: { name: Haste\n  speed: ] }\n pace: [\n',
    'extra.yaml:3: this is no valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
  ],
  [
    'a key twice',
    'Skill:\n  haste: { name: Haste }\n  haste: { name: Haste }\n',
    'extra.yaml:3: this is no valid YAML: Map keys must be unique',
  ],
];

describe('what is wrong in the seeds is told with its place and what would be right', () => {
  it.each(wrong)('%s', async (_, extra, message) => {
    expect(await problems(extra)).toEqual([message]);
  });

  it('a folder without a dataset', async () => {
    const [first] = await problemsOf({ 'garden.yaml': 'Section:\n  S1: { heading: One }\n' });
    expect(first).toBe(
      'dataset.yaml:1 Dataset: the seeds have no Dataset: write its slug, name, licence, credit and publisher',
    );
  });

  it('a dataset without a publisher', async () => {
    expect(await problemsOf({ 'frame.yaml': frame.replace('publisher: the-publisher', '') })).toEqual([
      'frame.yaml:3 Dataset.little: lacks `publisher`: the slug of the source that says what no other source is named for',
    ]);
  });

  it('an empty folder', async () => {
    expect(await problemsOf({ 'readme.md': '# Nothing' })).toEqual([
      expect.stringContaining('there is no .yaml file in this folder'),
    ]);
  });

  it('everything at once, in the order of files and lines', async () => {
    const extra = 'Skill:\n  haste: { kind: 7 }\n  hurry: { name: Hurry, mentioned: S7 }\n';
    const found = await problems(extra);
    expect(found.map((problem) => problem.split(' ')[0])).toEqual([
      'extra.yaml:2',
      'extra.yaml:2',
      'extra.yaml:3',
    ]);
  });

  it('no more than the first fifty, and how many more there are', async () => {
    const skills = Array.from({ length: 60 }, (_, index) => `  s${index}: { kind: soft }\n`);
    const found = await problems(`Skill:\n${skills.join('')}`);
    expect(found).toHaveLength(51);
    expect(found.at(-1)).toBe('… and 10 more');
  });

  it('nothing where nothing is wrong', async () => {
    await expect(read({ 'frame.yaml': frame, 'garden.yaml': garden })).resolves.toMatchObject({
      dataset: 'little',
    });
  });
});
