import { compare } from './compare.ts';
import { gap } from './gap.ts';
import { path } from './path.ts';
import { pay } from './pay.ts';
import { project } from './project.ts';
import { trend } from './trend.ts';
import type { View } from './view.ts';

/** The questions that have a view of their own, in the order of the navigation. */
export const views: readonly View[] = [compare, project, gap, path, pay, trend];
