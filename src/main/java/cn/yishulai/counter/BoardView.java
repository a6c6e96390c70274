package cn.yishulai.counter;

import java.util.List;

/**
 * Who else has a copy on the board.
 *
 * @param others how those are called who scanned it at another desk, in order of their names; empty for nobody
 */
public record BoardView(String copyCode, List<String> others) {}
