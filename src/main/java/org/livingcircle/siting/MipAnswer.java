package org.livingcircle.siting;

/**
 * What a solver says of an {@link IntegerProgram}, in floating point and so never the last word.
 *
 * @param values by column; empty where none were found
 * @param objective the cost of the values; positive infinity where there are none
 * @param bound no values cost less; negative infinity where none is known
 */
@SuppressWarnings("ArrayRecordComponent") // One large array, read once; never compared.
public record MipAnswer(SitingAnswer.Status status, double[] values, double objective, double bound) {

    /** Nothing is known yet. */
    public static final MipAnswer UNKNOWN = new MipAnswer(
            SitingAnswer.Status.UNKNOWN, new double[0], Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public boolean hasValues() {
        return values.length > 0;
    }
}
