import { enumeration } from '@rolegraph/graph-model';

/** What a figure about pay measures. Sources have words of their own for it, which stand beside it. */
export const salaryStatistic = enumeration(
  'SalaryStatistic',
  'What a figure about pay measures, whatever words its source has for it. Only figures of one source and one statistic compare: sources count differently.',
  {
    BASE_SALARY: 'Base salary, an average where the source says so.',
    AVERAGE_SALARY: 'Average salary; the source does not say whether it is base pay.',
    AVERAGE_COMPENSATION: 'Average compensation, which may hold more than base pay.',
    AVERAGE_OF_PROFILES: 'Average over many profiles; the source does not say of which pay.',
    MEAN_WAGE: 'Mean wage, as statistics offices report it.',
    MEDIAN_WAGE: 'Median wage, as statistics offices report it.',
    ADDITIONAL_CASH: 'Cash on top of the salary, such as bonuses.',
    TOTAL_COMPENSATION: 'Salary and everything on top of it.',
    PERCENTILE_25: 'What a quarter earn at most.',
    PERCENTILE_75: 'What three quarters earn at most.',
    UPPER_END_OF_RANGE: 'The upper end of a range.',
    BASE_SALARY_LOWER_BOUND: 'A sum that base pay is said to exceed.',
    TOTAL_COMPENSATION_LOWER_BOUND: 'A sum that total compensation is said to exceed.',
  },
);
