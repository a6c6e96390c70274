package cn.yishulai.labels;

import java.util.List;

/**
 * A document for a printer.
 *
 * @param substituted the labels on which 〓 stands for something, in the order in which they are printed
 */
public record Drawn(byte[] file, LabelFormat format, List<Substituted> substituted) {

    public Drawn {
        substituted = List.copyOf(substituted);
    }
}
