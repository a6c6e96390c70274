package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some of the photo bench, the photos that need one certain pass, and what must not be read at all. */
class PhotoReaderTest {

    private static final long SEED = 1;
    private static final PhotoShot GOOD = PhotoShot.of(PhotoTrouble.TURN, true, 0.05, new Random(1));

    @Test
    void asManyAreReadAsWereWhenThePassesWereChosenAndNoneWrong() {
        int read = 0;
        for (int number = 0; number < PhotoOfCode.SET; number += 17) {
            PhotoOfCode photo = PhotoOfCode.of(SEED, number);
            Optional<String> text = text(read(photo.grey()));
            assertThat(text.orElse(photo.truth())).as(photo.name()).isEqualTo(photo.truth());
            read += text.isPresent() ? 1 : 0;
        }
        assertThat(read).as("of 20").isGreaterThanOrEqualTo(18);
    }

    /** A label in glare, far away, in the dark, seen from the side; a bar code out of focus: each is read by one pass only. */
    @ParameterizedTest
    @ValueSource(ints = {128, 238, 208, 86, 27})
    void aPhotoIsReadThatOnlyOnePassReads(int number) {
        PhotoOfCode photo = PhotoOfCode.of(SEED, number);
        assertThat(text(read(photo.grey()))).as(photo.name()).contains(photo.truth());
    }

    @Test
    void aLabelPrintedWhiteOnBlackIsRead() {
        CopyCode code = PhotoOfCode.code(new Random(4));
        PhotoGrey photo = photo(paper -> paper.label(Symbol.of(PhotoOfCode.address(code))));
        assertThat(read(photo.inverted()).label()).contains(code);
    }

    @Test
    void aLabelBesideABarCodeIsReadWithIt() {
        CopyCode code = PhotoOfCode.code(new Random(5));
        PhotoGrey label = photo(paper -> paper.label(Symbol.of(PhotoOfCode.address(code))));
        PhotoGrey book = photo(paper -> paper.bookNumber("9787532776771"));
        byte[] both = new byte[label.pixels().length * 2];
        System.arraycopy(label.pixels(), 0, both, 0, label.pixels().length);
        System.arraycopy(book.pixels(), 0, both, label.pixels().length, book.pixels().length);
        PhotoReader.Seen seen = read(new PhotoGrey(both, label.width(), 2 * label.height()));
        assertThat(seen.label()).contains(code);
        assertThat(seen.number().map(n -> n.value())).contains("9787532776771");
    }

    @Test
    void whatIsNoCodeOfOursAndNoBookNumberIsNotRead() {
        assertNothing(paper -> {}, "a cover");
        assertNothing(paper -> paper.foreignCode39("A001234567"), "another library's label");
        assertNothing(paper -> paper.foreignCode128("9787532776771"), "digits of a book number in another code");
        assertNothing(paper -> paper.bookNumber("6901234567892"), "the bar code of a toothbrush");
        assertNothing(paper -> paper.bookNumber("9790260000438"), "printed music");
        assertNothing(paper -> paper.label(Symbol.of("HTTPS://EXAMPLE.COM/MENU")), "the menu of a restaurant");
        assertNothing(
                paper -> paper.label(Symbol.of("HTTPS://YISHULAI.JLLIB.CN/B/B67EMKESGR")), "a code with a wrong check");
        assertNothing(paper -> paper.label(Symbol.of("HTTPS://YISHULAI.JLLIB.CN/F/B67EMKESGQ")), "no copy's address");
    }

    @Test
    void aBarCodeUnderAFingerIsNotGuessed() {
        for (int left = -50; left <= 30; left += 40) {
            int from = left;
            assertNothing(
                    paper -> {
                        paper.bookNumber("9787532776771");
                        paper.cover(from, -50, 14, 100);
                    },
                    "covered from module " + from);
        }
    }

    @Test
    void aPassedDeadlineEndsTheWork() {
        PhotoGrey photo = photo(paper -> paper.bookNumber("9787532776771"));
        PhotoReader.Seen seen = PhotoReader.read(photo, PhotoDeadline.in(Duration.ZERO));
        assertThat(text(seen)).isEmpty();
    }

    private static void assertNothing(Consumer<PhotoPaper> drawing, String what) {
        assertThat(text(read(photo(drawing)))).as(what).isEmpty();
    }

    private static PhotoGrey photo(Consumer<PhotoPaper> drawing) {
        Random random = new Random(7);
        PhotoPaper paper = PhotoOfCode.paper(GOOD, random);
        drawing.accept(paper);
        return PhotoOfCode.grey(new PhotoCamera(GOOD, random).take(paper.done()));
    }

    private static PhotoReader.Seen read(PhotoGrey photo) {
        return PhotoReader.read(photo, PhotoDeadline.in(Duration.ofSeconds(20)));
    }

    private static Optional<String> text(PhotoReader.Seen seen) {
        return seen.label().map(PhotoOfCode::address).or(() -> seen.number().map(n -> n.value()));
    }
}
