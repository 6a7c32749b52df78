/** The vocabularies that exported JSON-LD is written in. Other terms are in one of our own. */
export const context = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  schema: 'https://schema.org/',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rg: 'urn:rolegraph:terms:',
} as const;

const classes: Readonly<Record<string, string>> = {
  Role: 'schema:Occupation',
  Skill: 'schema:DefinedTerm',
  Framework: 'schema:SoftwareApplication',
  Industry: 'schema:DefinedTerm',
  SalaryFigure: 'schema:MonetaryAmount',
  Source: 'schema:Organization',
  OccupationGroup: 'schema:CategoryCode',
  SkillGroup: 'schema:CategoryCode',
  Category: 'schema:CategoryCode',
};

/** The classes of a node: entities are concepts of SKOS, whatever else they are. */
export function classesOf(type: string, entity: boolean): readonly string[] {
  const found = classes[type];
  return [...(entity ? ['skos:Concept'] : []), ...(found ? [found] : []), `rg:${type}`];
}

const terms: Readonly<Record<string, string>> = {
  name: 'skos:prefLabel',
  aliases: 'skos:altLabel',
  description: 'skos:definition',
  note: 'skos:scopeNote',
  code: 'skos:notation',
  asOf: 'dcterms:date',
  source: 'dcterms:source',
  'SalaryFigure.amount': 'schema:value',
  'SalaryFigure.currency': 'schema:currency',
};

/** The term for a property of a type of nodes or relationships. */
export function propertyTerm(type: string, name: string): string {
  return terms[`${type}.${name}`] ?? terms[name] ?? `rg:${name}`;
}

const predicates: Readonly<Record<string, string>> = {
  BROADER: 'skos:broader',
  RELATED_TO: 'skos:related',
  REPLACED_BY: 'dcterms:isReplacedBy',
  REQUIRES_SKILL: 'schema:skills',
  HAS_RESPONSIBILITY: 'schema:responsibilities',
  IN_CATEGORY: 'skos:broader',
};

/** The term for a type of relationships: `USES_TOOL` is `rg:usesTool`. */
export function predicateOf(type: string): string {
  return (
    predicates[type] ??
    `rg:${type.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}`
  );
}

/** Properties whose values are written in the language of their dataset, or of their Label, whatever type has them. */
const prose: ReadonlySet<string> = new Set([
  'name',
  'aliases',
  'description',
  'note',
  'Label.text',
  'Label.alternatives',
]);

/** Whether a property of a type of nodes or relationships holds text of a natural language, as opposed to codes and terms. */
export function isProse(type: string, name: string): boolean {
  return prose.has(name) || prose.has(`${type}.${name}`);
}

/** Text, or a list of texts, with a language tag; as it is where the language is unknown. */
export function inLanguage(value: unknown, language: string | undefined): unknown {
  if (language === undefined || value === undefined || value === null) return value;
  return Array.isArray(value)
    ? value.map((item) => inLanguage(item, language))
    : { '@value': value, '@language': language };
}
