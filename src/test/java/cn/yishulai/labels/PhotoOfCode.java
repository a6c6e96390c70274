package cn.yishulai.labels;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.media.GreyPicture;
import java.util.Random;

/**
 * A generated photo of which we know what stands on it: half of them labels of ours, half ISBN bar codes on the backs of
 * books. The same number draws the same photo.
 *
 * @param truth the text of the symbol: a label's address or thirteen digits
 * @param severity above 0, up to 1
 */
record PhotoOfCode(String name, PhotoTrouble trouble, double severity, boolean label, String truth, byte[] jpeg) {

    private static final int GRADES = 15;
    /** So many photos are one set: every trouble, fifteen times more and more, on a label and on a book. */
    static final int SET = 2 * GRADES * PhotoTrouble.values().length;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** @param seed of the set, @param number in the set, from 0 */
    static PhotoOfCode of(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt();
        boolean label = number % 2 == 0;
        PhotoTrouble trouble = PhotoTrouble.values()[number / 2 / GRADES];
        double severity = (number / 2 % GRADES + 1.0) / GRADES;
        PhotoShot shot = PhotoShot.of(trouble, label, severity, random);
        String truth = label ? address(code(random)) : isbn(random);
        PhotoPaper paper = paper(shot, random);
        if (label) {
            paper.label(Symbol.of(truth));
        } else {
            paper.bookNumber(truth);
        }
        byte[] jpeg = new PhotoCamera(shot, random).take(paper.done());
        String name = "%s-%s-%02d".formatted(trouble, label ? "label" : "isbn", number / 2 % GRADES + 1);
        return new PhotoOfCode(name, trouble, severity, label, truth, jpeg);
    }

    static PhotoPaper paper(PhotoShot shot, Random random) {
        double most = Math.cos(Math.min(shot.tilt(), 1));
        int wide = (int) Math.min(700, PhotoCamera.WIDTH / shot.scale() / most);
        int high = (int) Math.min(500, PhotoCamera.HEIGHT / shot.scale() / most);
        return new PhotoPaper(wide, high, 2 * shot.scale(), random);
    }

    static String address(CopyCode code) {
        return Labels.url("YISHULAI.JLLIB.CN", code);
    }

    /** Nine letters, and the one that makes a code of them. */
    static CopyCode code(Random random) {
        StringBuilder nine = new StringBuilder("B");
        while (nine.length() < CopyCode.LENGTH - 1) {
            nine.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        for (char check : LETTERS.toCharArray()) {
            try {
                return new CopyCode(nine.toString() + check);
            } catch (Refused wrongCheck) {
                continue;
            }
        }
        throw new IllegalStateException("every nine letters have a check character");
    }

    static String isbn(Random random) {
        StringBuilder digits = new StringBuilder(random.nextInt(10) == 0 ? "9791" : "9787");
        while (digits.length() < 12) {
            digits.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }

    PhotoGrey grey() {
        return grey(jpeg);
    }

    static PhotoGrey grey(byte[] jpeg) {
        GreyPicture picture = GreyPicture.of(jpeg);
        return new PhotoGrey(picture.pixels(), picture.width(), picture.height());
    }
}
