package cn.yishulai.swaps;

import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.Sentence;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides about requests, appeals and swaps between families, for everybody to read.
 *
 * @param from since when, or from when on
 * @param next that come into force later; null when none are published yet
 */
record RequestRulesView(
        RequestRules rules, OffsetDateTime from, List<Sentence> summary, @Nullable RequestRulesView next) {}
