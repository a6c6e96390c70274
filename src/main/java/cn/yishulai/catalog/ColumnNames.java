package cn.yishulai.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of other people's tables are called, in English or Chinese, in any order; the others are passed over. */
final class ColumnNames {

    /** The first name that is there counts: isbn13 before isbn. */
    private static final Map<DescribedField, List<String>> NAMES = Map.of(
            DescribedField.NUMBERS,
            List.of(
                    "isbn13",
                    "isbn",
                    "isbn10",
                    "isbn_raw",
                    "raw",
                    "unified_number",
                    "number",
                    "numbers",
                    "isbn号",
                    "书号",
                    "統一書號",
                    "统一书号",
                    "标准书号",
                    "國際標準書號",
                    "國際書號",
                    "国际标准书号",
                    "条码",
                    "條碼"),
            DescribedField.TITLE,
            List.of("title", "书名", "書名", "题名", "題名", "正题名", "图书名称", "名称", "name"),
            DescribedField.LABEL,
            List.of("volume", "label", "volumelabel", "volume_label", "卷", "卷册", "分册", "分冊", "册"),
            DescribedField.AUTHOR,
            List.of("author", "authors", "作者", "著者", "责任者", "責任者", "著译者"),
            DescribedField.PUBLISHER,
            List.of("publisher", "出版社", "出版者", "出版单位"),
            DescribedField.SERIES,
            List.of("series", "丛书", "叢書", "丛书名", "套装"),
            DescribedField.YEAR,
            List.of("year", "pubdate", "date", "出版年", "出版日期", "出版时间", "出版時間", "年份"),
            DescribedField.PRICE,
            List.of("price", "定价", "定價", "价格", "價格", "单价"));

    /** Columns of an export of ours. */
    static final List<String> OWN = List.of("yishulai_volume", "yishulai_edition", "yishulai_work");

    /** They describe no edition and narrow a search. */
    private static final List<String> CLASS_NUMBER =
            List.of("class_number", "call_number", "clc", "中图分类号", "分类号", "分類號", "索书号");

    private static final List<String> LANGUAGE = List.of("language", "语种", "語種", "语言", "正文语种");

    private final List<Integer> own;
    private final int classNumber;
    private final int language;
    private final int width;
    private final Map<DescribedField, Integer> places = new EnumMap<>(DescribedField.class);

    /** @param header as it stands in the file */
    ColumnNames(List<String> header) {
        width = header.size();
        List<String> folded = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        own = OWN.stream().map(folded::indexOf).toList();
        classNumber = first(CLASS_NUMBER, folded);
        language = first(LANGUAGE, folded);
        NAMES.forEach((field, names) -> names.stream()
                .filter(folded::contains)
                .findFirst()
                .ifPresent(name -> places.put(field, folded.indexOf(name))));
    }

    /** Without a column of titles it is no table of books. */
    boolean haveTitle() {
        return places.containsKey(DescribedField.TITLE);
    }

    /** What each column was taken for, null for one that is passed over. */
    List<@Nullable DescribedField> meanings() {
        List<@Nullable DescribedField> meanings = new ArrayList<>(Collections.nCopies(width, null));
        places.forEach((field, place) -> meanings.set(place, field));
        return meanings;
    }

    /** What a column was taken for. */
    @Nullable
    DescribedField meaning(int column) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    RecordParts parts(List<String> cells) {
        String numbers = cell(DescribedField.NUMBERS, cells);
        return new RecordParts(
                cell(DescribedField.TITLE, cells),
                cell(DescribedField.LABEL, cells),
                cell(DescribedField.AUTHOR, cells),
                cell(DescribedField.PUBLISHER, cells),
                cell(DescribedField.SERIES, cells),
                cell(DescribedField.YEAR, cells),
                cell(DescribedField.PRICE, cells),
                numbers == null ? List.of() : List.of(numbers.split("[;；]")),
                Subject.of(at(classNumber, cells), at(language, cells)));
    }

    /** The ids that an export of ours has set beside the record. */
    @Nullable
    OwnIds own(List<String> cells) {
        return OwnIds.parse(at(own.get(0), cells), at(own.get(1), cells), at(own.get(2), cells));
    }

    /** -1 when none of them is there. */
    private static int first(List<String> names, List<String> header) {
        return names.stream()
                .map(header::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static @Nullable String at(int column, List<String> cells) {
        return column < 0 || column >= cells.size() ? null : cells.get(column).strip();
    }

    private @Nullable String cell(DescribedField column, List<String> cells) {
        Integer index = places.get(column);
        return index == null || index >= cells.size() ? null : cells.get(index);
    }
}
