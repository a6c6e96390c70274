package cn.yishulai.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How Chinese sounds, for those who type hongloumeng or hlm. The tables of characters and of 43,000 phrases are those
 * of the library houbb pinyin; they are looked up here because the library takes 117 µs for a title and this one.
 */
final class Pinyin {

    /** Characters that sound otherwise as a surname. Folded, so simplified. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"),
            Map.entry("曾", "zeng"),
            Map.entry("解", "xie"),
            Map.entry("仇", "qiu"),
            Map.entry("区", "ou"),
            Map.entry("查", "zha"),
            Map.entry("盖", "ge"),
            Map.entry("任", "ren"),
            Map.entry("朴", "piao"),
            Map.entry("乐", "yue"),
            Map.entry("翟", "zhai"),
            Map.entry("覃", "qin"),
            Map.entry("缪", "miao"),
            Map.entry("冼", "xian"),
            Map.entry("员", "yun"),
            Map.entry("种", "chong"),
            Map.entry("秘", "bi"),
            Map.entry("折", "she"),
            Map.entry("葛", "ge"),
            Map.entry("万俟", "mo qi"),
            Map.entry("尉迟", "yu chi"),
            Map.entry("长孙", "zhang sun"));

    /** Nobody types more of a title than this. */
    private static final int MOST_CHARACTERS = 30;

    private static final int LONGEST_PHRASE = 10;

    private static final Map<String, String> CHARACTERS = read("/pinyin_dict_char.txt");
    private static final Map<String, String> PHRASES = phrases();

    private Pinyin() {}

    /** Adds what may be typed for a title: all of it in one, its initials, each syllable. */
    static void addTitle(String folded, Set<String> tokens) {
        add(folded, syllables(folded), tokens);
    }

    /** The same for a name, whose first characters may be a surname with a sound of its own. */
    static void addName(String folded, Set<String> tokens) {
        for (int length = Math.min(2, folded.length()); length > 0; length--) {
            String surname = SURNAMES.get(folded.substring(0, length));
            if (surname != null) {
                List<String> syllables = new ArrayList<>(List.of(surname.split(" ")));
                syllables.addAll(syllables(folded.substring(length)));
                add(folded, syllables, tokens);
                return;
            }
        }
        addTitle(folded, tokens);
    }

    private static void add(String folded, List<String> syllables, Set<String> tokens) {
        if (syllables.isEmpty() || !Folding.isHan(folded.codePointAt(0))) {
            return;
        }
        StringBuilder initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
        addSpellings(String.join("", syllables), tokens);
        tokens.add(Tokens.cut(initials.toString()));
        syllables.forEach(syllable -> addSpellings(syllable, tokens));
    }

    /** Keyboards have no ü: people type v, or u. */
    private static void addSpellings(String spoken, Set<String> tokens) {
        tokens.add(Tokens.cut(spoken.replace('ü', 'v')));
        tokens.add(Tokens.cut(spoken.replace('ü', 'u')));
    }

    /** Of the Chinese characters at the beginning; the longest phrase that is known decides how they sound. */
    static List<String> syllables(String folded) {
        List<String> syllables = new ArrayList<>();
        int end = Math.min(folded.length(), MOST_CHARACTERS);
        int at = 0;
        while (at < end) {
            int step = Math.min(LONGEST_PHRASE, end - at);
            while (step > 1 && !PHRASES.containsKey(folded.substring(at, at + step))) {
                step--;
            }
            String part = folded.substring(at, at + step);
            String sound = step > 1 ? PHRASES.get(part) : CHARACTERS.get(part);
            if (sound != null) {
                syllables.addAll(List.of(sound.split(" ")));
            }
            at += step;
        }
        return syllables;
    }

    /** Nine phrases of ten sound as their characters do one by one; those need not be kept. */
    private static Map<String, String> phrases() {
        Map<String, String> phrases = read("/pinyin_dict_phrase.txt");
        phrases.entrySet().removeIf(phrase -> phrase.getValue().equals(charByChar(phrase.getKey())));
        return Map.copyOf(phrases);
    }

    private static String charByChar(String phrase) {
        List<String> sounds = new ArrayList<>();
        for (int i = 0; i < phrase.length(); i++) {
            sounds.add(CHARACTERS.getOrDefault(phrase.substring(i, i + 1), "?"));
        }
        return String.join(" ", sounds);
    }

    /** Lines like 重:zhòng,chóng and 重庆:chóng qìng; the first sound counts, without its tone. */
    private static Map<String, String> read(String table) {
        InputStream lines = Objects.requireNonNull(Pinyin.class.getResourceAsStream(table));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            Map<String, String> sounds = new HashMap<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String first = line.substring(colon + 1).split(",", 2)[0];
                    sounds.put(line.substring(0, colon), withoutTones(first));
                }
            }
            return sounds;
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + table + " cannot be read", e);
        }
    }

    private static String withoutTones(String sound) {
        StringBuilder plain = new StringBuilder();
        for (char c : Normalizer.normalize(sound, Normalizer.Form.NFD).toCharArray()) {
            boolean tone = c >= 0x300 && c <= 0x36F && c != 0x308;
            if (!tone) {
                plain.append(c);
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
