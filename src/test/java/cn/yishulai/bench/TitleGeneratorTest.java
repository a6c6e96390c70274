package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.bench.TitleGenerator.Book;
import cn.yishulai.kernel.BookNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleGeneratorTest {

    private static final int MANY = 20_000;

    @Test
    void theSameSeedMakesTheSameBooksAndAnotherSeedOthers() {
        List<Book> books = TitleGenerator.of(7).books(100).toList();
        assertThat(TitleGenerator.of(7).books(100)).isEqualTo(books);
        assertThat(TitleGenerator.of(7).book(42)).isEqualTo(books.get(42));
        assertThat(TitleGenerator.of(8).books(100)).isNotEqualTo(books);
    }

    @Test
    void everyNumberIsValidAndNoneComesTwice() {
        List<String> numbers = TitleGenerator.of(7)
                .books(MANY)
                .map(Book::number)
                .filter(Objects::nonNull)
                .map(number -> new BookNumber(number).value())
                .toList();
        assertThat(numbers).hasSizeBetween(MANY * 94 / 100, MANY * 96 / 100).doesNotHaveDuplicates();
    }

    @Test
    void whatIsOftenUnknownIsOftenUnknownHereToo() {
        List<Book> books = TitleGenerator.of(7).books(MANY).toList();
        assertThat(books).noneMatch(book -> book.title().isBlank());
        assertThat(books.stream().filter(book -> book.publisher() != null).count())
                .isBetween(MANY * 65L / 100, MANY * 69L / 100);
        assertThat(books.stream().filter(book -> book.priceFen() != null).count())
                .isBetween(MANY * 41L / 100, MANY * 45L / 100);
    }

    @Test
    void aFileHasALineABookAndItsHeader(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("books.csv");
        TitleGenerator.of(7).writeCsv(file, 1_000);
        assertThat(Files.readString(file)).startsWith("isbn,title,volume,author,publisher,series,year,price\r\n");
        assertThat(Files.readString(file).split("\r\n")).hasSizeGreaterThanOrEqualTo(1_001);
    }
}
