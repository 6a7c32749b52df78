import { z } from 'zod';
import {
  number,
  optionalFlag,
  optionalInteger,
  optionalMonth,
  optionalNumber,
  optionalText,
  text,
} from '../read/cells.ts';

/** Codes of occupations join all tables of O*NET. */
export const CODE = 'O*NET-SOC Code';
const code = z.string().regex(/^\d\d-\d{4}\.\d\d$/, 'is no O*NET-SOC code such as 15-1252.00');

export const occupations = z.object({ [CODE]: code, Title: text, Description: optionalText });

export const jobZones = z.object({
  [CODE]: code,
  'Job Zone': z
    .string()
    .regex(/^[1-5]$/, 'is no job zone from 1 to 5')
    .transform(Number),
});

/** The job zones: five, and four from O*NET 30.2 on. */
export const jobZoneReference = z.object({
  'Job Zone': z
    .string()
    .regex(/^[1-5]$/, 'is no job zone from 1 to 5')
    .transform(Number),
});

export const alternateTitles = z.object({ [CODE]: code, 'Alternate Title': text });

/** From O*NET 30.3 on. */
export const jobTitles = z.object({ [CODE]: code, 'Job Title': text });

export const contentModel = z.object({ 'Element ID': text, 'Element Name': text, Description: optionalText });

/** Tables of skills and of knowledge: importance and level of one element stand in two rows, one below the other. */
export const ratings = z.object({
  [CODE]: code,
  'Element ID': text,
  // The oldest editions name elements in the content model alone.
  'Element Name': text.optional(),
  'Scale ID': text,
  'Data Value': number,
  N: optionalInteger,
  'Standard Error': optionalNumber,
  'Recommend Suppress': optionalFlag,
  'Not Relevant': z
    .enum(['Y', 'N', '', 'n/a'], 'is neither Y nor N')
    .transform((value) => (value === 'Y' || value === 'N' ? value === 'Y' : undefined)),
  Date: optionalMonth,
  'Domain Source': optionalText,
});

export type Rating = z.output<typeof ratings>;

export const technologySkills = z.object({
  [CODE]: code,
  Example: text,
  'Commodity Code': text,
  'Commodity Title': text,
  'Hot Technology': optionalFlag,
  // Since O*NET 28.
  'In Demand': optionalFlag.optional(),
});

/** From O*NET 30.3 on: kinds of software are elements of the content model. */
export const softwareSkills = z.object({
  [CODE]: code,
  'Workplace Example': text,
  'Element ID': text,
  'Element Name': text,
  'Hot Technology': optionalFlag,
  'In Demand': optionalFlag.optional(),
});

/** Of O*NET 20: tools and technologies in one table. */
export const toolsAndTechnology = z.object({
  [CODE]: code,
  'T2 Type': z.enum(['Tools', 'Technology'], 'is neither Tools nor Technology'),
  'T2 Example': text,
  'Commodity Code': text,
  'Commodity Title': text,
  'Hot Technology': optionalFlag.optional(),
});

export const toolsUsed = z.object({
  [CODE]: code,
  Example: text,
  'Commodity Code': text,
  'Commodity Title': text,
});

export const commodities = z.object({
  'Commodity Code': text,
  'Class Title': text,
  'Family Title': text,
  'Segment Title': text,
});

export const taskStatements = z.object({
  [CODE]: code,
  'Task ID': text,
  Task: text,
  'Task Type': z
    .enum(['Core', 'Supplemental', '', 'n/a'], 'is neither Core nor Supplemental')
    .transform((value) => (value === 'Core' || value === 'Supplemental' ? value.toUpperCase() : undefined)),
  'Incumbents Responding': optionalInteger,
  Date: optionalMonth,
  'Domain Source': optionalText,
});

export const emergingTasks = z.object({
  [CODE]: code,
  Task: text,
  Category: z
    .enum(['New', 'Revision'], 'is neither New nor Revision')
    .transform((value) => value.toUpperCase()),
  'Original Task ID': optionalText,
  Date: optionalMonth,
  'Domain Source': optionalText,
});

export const relatedOccupations = z.object({
  [CODE]: code,
  'Related O*NET-SOC Code': code,
  'Relatedness Tier': optionalText,
  Index: optionalInteger,
});
