package cn.yishulai.rules;

/** What a rule means, in plain words of both languages. */
public record Sentence(String zh, String en) {}
