package cn.yishulai.labels;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a tour. Of the person it says the nickname and nothing else.
 *
 * @param language of its words: {@code zh-CN} or {@code en}
 * @param brand whose it is
 * @param heading what kind of paper it is
 * @param name in large type
 * @param sentences what was done, beneath the name
 * @param stops one for each stamp
 * @param check what the symbol is for
 * @param code in print beneath the symbol
 * @param url behind it
 */
public record PosterCertificate(
        String language,
        String brand,
        String heading,
        String name,
        List<String> sentences,
        List<Stop> stops,
        String check,
        String code,
        String url) {

    public PosterCertificate {
        sentences = List.copyOf(sentences);
        stops = List.copyOf(stops);
    }

    /** @param day on which it was stamped; null for a stop without a stamp */
    public record Stop(String name, @Nullable String day) {}
}
