export const mailFaults = () => [];
