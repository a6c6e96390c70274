package cn.yishulai.rules;

/** What a rule set decides. */
enum RuleKind {
    /** Which books are taken, and for how much. */
    INTAKE,
    /** How many books a family may wait for, and how long a book waits for the family. */
    REQUESTS
}
